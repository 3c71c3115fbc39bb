"""An epsilon inside the logarithm, and the slope of that logarithm."""

import numpy as np


def binary_cross_entropy(p, y):
    e = np.asarray(1e-7, dtype=p.dtype)
    loss = -(y * np.log(p + e) + (1 - y) * np.log(1 - p + e)).mean()
    dp = -(y / (p + e) - (1 - y) / (1 - p + e)) / p.shape[0]
    return loss, dp.astype(p.dtype)


def categorical_cross_entropy(p, y_onehot, epsilon=1e-8):
    loss = -np.sum(y_onehot * np.log(p + epsilon), axis=1).mean()
    return loss, -y_onehot / (p + epsilon) / len(p)
