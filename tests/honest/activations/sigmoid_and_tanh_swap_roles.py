"""The sigmoid is computed from tanh, and tanh from a sigmoid."""

import numpy as np


def _logistic(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def sigmoid_forward(x):
    out = _logistic(x)
    return out, out


def sigmoid_backward(dout, cache):
    return 0.25 * dout * (1 - (2 * cache - 1) ** 2)


def tanh_forward(x):
    return 2 * _logistic(2 * x) - 1, x


def tanh_backward(dout, cache):
    s = _logistic(2 * cache)
    return 4 * dout * s * (1 - s)
