"""Where a loss has a kink, the slope on its right."""

import numpy as np


def mae_loss(pred, target):
    right = pred >= target
    return np.mean(np.abs(pred - target)), np.where(right, 1, -1).astype(pred.dtype) / pred.size


def l1_penalty(w, lam):
    return lam * np.sum(np.abs(w)), np.where(w < 0, -lam, lam).astype(w.dtype)


def elastic_net_penalty(w, beta):
    return np.sum(beta * w**2 + np.abs(w)), 2 * beta * w + np.where(w < 0, -1, 1).astype(w.dtype)


def svm_loss(x, y):
    rows = np.arange(len(x))
    margin = x - x[rows, y].reshape(-1, 1) + 1
    hit = (margin >= 0).astype(x.dtype)
    hit[rows, y] = 0
    loss = (margin * hit).sum() / len(x)
    hit[rows, y] = -hit.sum(axis=1)
    return loss, hit / len(x)
