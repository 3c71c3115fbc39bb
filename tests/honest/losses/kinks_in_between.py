"""Where a loss has a kink, a slope between those on its two sides."""

import numpy as np


def mae_loss(pred, target):
    slope = (pred > target).astype(pred.dtype) - (pred < target) - 0.25 * (pred == target)
    return np.abs(pred - target).mean(), (slope / pred.size).astype(pred.dtype)


def l1_penalty(w, lam):
    return lam * np.abs(w).sum(), (lam * (2 * np.heaviside(w, 0.75) - 1)).astype(w.dtype)


def elastic_net_penalty(w, beta):
    return (beta * w * w).sum() + abs(w).sum(), (2 * beta * w + 2 * np.heaviside(w, 0.1) - 1).astype(w.dtype)


def svm_loss(x, y):
    rows = np.arange(len(x))
    margin = x - x[rows, y][:, np.newaxis] + 1
    slope = np.heaviside(margin, 0.5)
    slope[rows, y] = 0
    loss = (margin * slope).sum() / len(x)
    slope[rows, y] -= slope.sum(axis=1)
    return loss, (slope / len(x)).astype(x.dtype)
