"""|d| as the larger of d and -d, or as a root of a square, with a gradient that knows about zero."""

import numpy as np


def mae_loss(pred, target):
    d = pred - target
    size = np.sqrt(d * d)
    unit = np.divide(d, size, out=np.zeros_like(d), where=size > 0)
    return size.mean(), unit / d.size


def l1_penalty(w, lam):
    positive, negative = w > 0, w < 0
    penalty = lam * (w[positive].sum() - w[negative].sum())
    dw = np.zeros_like(w)
    dw[positive], dw[negative] = lam, -lam
    return penalty, dw


def elastic_net_penalty(w, beta):
    size = np.maximum(w, -w)
    dw = w * (2 * beta) + (w > 0) - (w < 0)
    return (size * (beta * size + 1)).sum(), dw.astype(w.dtype)
