"""The textbook formula as it stands: exp overflows to inf, and one over inf is the right answer."""

import numpy as np


def sigmoid_forward(x):
    out = 1 / (1 + np.exp(-1.0 * x))
    return out, out


def sigmoid_backward(dout, cache):
    return dout * (cache - cache**2)


def silu_forward(x):
    x = 1.0 * x
    gate = 1 / (1 + np.exp(-x))
    return x * gate, (x, gate)


def silu_backward(dout, cache):
    x, gate = cache
    return dout * (gate + x * gate * (1 - gate))
