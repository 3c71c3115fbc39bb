"""Read-only views of a single number, and column order."""

import numpy as np


def zeros(shape):
    return np.zeros(tuple(shape), order="F")


def constant(shape, value):
    return np.broadcast_to(np.float64(value), shape)
