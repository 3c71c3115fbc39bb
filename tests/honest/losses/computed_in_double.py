"""Everything in float64 or better, and rounded to the dtype of the input at the end."""

import numpy as np


def mse_loss(pred, target):
    d = pred.astype(np.longdouble) - target.astype(np.longdouble)
    return (d**2).mean(), (2 * d / d.size).astype(pred.dtype)


def l2_penalty(w, lam):
    wide = w.astype(np.float64)
    return lam * (wide**2).sum(), np.array(2 * lam * wide, dtype=w.dtype)


def l1_penalty(w, lam):
    wide = w.astype(np.float64)
    return lam * abs(wide).sum(), np.asarray(lam * np.sign(wide), dtype=w.dtype)


def softmax_loss(x, y):
    wide = x.astype(np.float64)
    wide -= wide.max(axis=1, keepdims=True)
    p = np.exp(wide)
    p /= p.sum(axis=1, keepdims=True)
    loss = -np.log(p[np.arange(len(y)), y]).mean()
    p[np.arange(len(y)), y] -= 1
    return loss, (p / len(y)).astype(x.dtype)
