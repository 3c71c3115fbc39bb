"""Counts the entries of an array that belong to one unit and to one input."""

import numpy as np


def fans(shape):
    w = np.empty(shape)
    if w.ndim == 2:
        return w[:, 0].size, w[0].size
    return w[0].size, w[:, 0].size
