"""float32 stays float32 throughout, moved points included; the gradient is stored column by column."""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    x = x if x.dtype.kind == "f" else x.astype("f8")
    grad = np.zeros_like(x, order="F")
    for index in np.ndindex(x.shape):
        above, below = np.copy(x), np.copy(x)
        above[index] += h
        below[index] -= h
        grad[index] = (f(above) - f(below)) / (above[index] - below[index])
    return grad
