"""Masked arrays leave out what is not the true class; penalties and losses as a list."""

import numpy as np


def categorical_cross_entropy(p, y_onehot):
    true = y_onehot > 0
    logs = np.ma.log(np.ma.maximum(np.ma.masked_array(p, mask=~true), 1e-30))
    dp = np.zeros_like(p)
    dp[true] = -1 / np.maximum(p[true], 1e-30) / len(p)
    return [float(-logs.sum() / len(p)), dp]


def l2_penalty(w, lam):
    return [lam * np.vdot(w, w), np.multiply(w, 2 * lam, dtype=w.dtype)]
