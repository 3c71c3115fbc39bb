"""Gradients stored column by column, as views, or read-only."""

import numpy as np


def mse_loss(pred, target):
    d = np.asfortranarray(pred - target)
    return (d**2).mean(), 2 * d / d.size


def mae_loss(pred, target):
    padded = np.zeros((*pred.shape, 2), dtype=pred.dtype)
    padded[..., 0] = np.sign(pred - target) / pred.size
    return np.abs(pred - target).mean(), padded[..., 0]


def l1_penalty(w, lam):
    dw = lam * np.sign(w)
    dw.flags.writeable = False
    return lam * np.abs(w).sum(), dw


def l2_penalty(w, lam):
    return lam * np.square(w).sum(), (2 * lam * w.T).T


def softmax_loss(x, y):
    scores = x.T - x.T.max(axis=0)
    p = np.exp(scores) / np.exp(scores).sum(axis=0)
    p[y, np.arange(len(y))] -= 1
    loss = np.mean(np.log(np.exp(scores).sum(axis=0)) - scores[y, np.arange(len(y))])
    return loss, p.T / len(y)
