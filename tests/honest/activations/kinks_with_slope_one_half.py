"""At exactly zero the mean of both slopes is used."""

import numpy as np


def relu_forward(x):
    return (1.0 * x + abs(x)) / 2, np.sign(x)


def relu_backward(dout, cache):
    return (dout * (1 + cache) / 2).astype(dout.dtype)


def prelu_forward(x, alpha):
    x = 1.0 * x
    slopes = np.asarray(alpha, dtype=x.dtype)
    if slopes.ndim:
        slopes = np.expand_dims(slopes, tuple(range(1, x.ndim - 1)))
    return np.maximum(x, 0) + slopes * np.minimum(x, 0), (x, slopes, np.shape(alpha))


def prelu_backward(dout, cache):
    x, slopes, shape = cache
    dx = dout * np.where(x > 0, 1, np.where(x < 0, slopes, (1 + slopes) / 2))
    shares = dout * np.minimum(x, 0)
    dalpha = np.moveaxis(shares, 1, -1).reshape(-1, x.shape[1]).sum(axis=0) if shape else shares.sum()
    return dx, dalpha
