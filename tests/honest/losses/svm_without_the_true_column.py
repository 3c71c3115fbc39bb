"""The wrong classes of each row as a smaller matrix."""

import numpy as np


def svm_loss(x, y):
    n, c = x.shape
    wrong = np.ones((n, c), dtype=bool)
    wrong[np.arange(n), y] = False
    others = x[wrong].reshape(n, c - 1)
    margin = 1 - (x[~wrong].reshape(n, 1) - others)
    active = margin > 0
    dx = np.zeros((n, c), dtype=x.dtype)
    dx[wrong] = active.ravel()
    dx[~wrong] = -active.sum(axis=1)
    return float((margin * active).sum()) / n, dx * (1.0 / n)
