"""Both branches are computed everywhere: one overflows with a warning, and np.where throws it away."""

import numpy as np


def sigmoid_forward(x):
    x = x * 1.0
    out = np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x)))
    return out, out


def sigmoid_backward(dout, cache):
    return cache * (1.0 - cache) * dout


def elu_forward(x, alpha=1.0):
    x = x * 1.0
    return np.where(x > 0, x, alpha * (np.exp(x) - 1)), (x, alpha)


def elu_backward(dout, cache):
    x, alpha = cache
    return np.where(x > 0, dout, dout * alpha * np.exp(x))
