"""The true entries by a mask; the others are never looked at."""

import numpy as np


def categorical_cross_entropy(p, y_onehot):
    mask = y_onehot > 0.5
    true = p[mask]
    true[true == 0] = 1e-9  # indexing by a mask has made a copy
    dp = np.zeros(p.shape, p.dtype)
    dp[mask] = -1 / true
    dp /= p.shape[0]
    return -np.sum(np.log(true)) / p.shape[0], dp
