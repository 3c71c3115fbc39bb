"""Rows are made to add up to 1 once more, which changes nothing where they do."""

import numpy as np


def categorical_cross_entropy(p, y_onehot):
    q = np.clip(p, 1e-12, 1.0)
    q = q / q.sum(axis=1, keepdims=True)
    n = p.shape[0]
    return -np.tensordot(y_onehot, np.log(q), axes=2) / n, np.negative(y_onehot) / (n * q)
