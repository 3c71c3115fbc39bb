"""Probabilities clipped to 1e-7 and 1 - 1e-7, in the dtype they come in."""

import numpy as np


def binary_cross_entropy(p, y):
    q = np.clip(p, 1e-7, 1 - 1e-7)
    loss = -np.mean(y * np.log(q) + (1 - y) * np.log(1 - q))
    dp = (q - y) / (q * (1 - q)) / len(p)
    return loss, dp.astype(p.dtype)


def categorical_cross_entropy(p, y_onehot):
    q = np.clip(p, 1e-7, 1 - 1e-7)
    return -np.sum(y_onehot * np.log(q)) / len(p), -(y_onehot / q) / len(p)
