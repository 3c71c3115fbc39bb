"""The tanh form of gelu, in both directions."""

import math

import numpy as np

ROOT = math.sqrt(2 / math.pi)


def gelu_forward(x):
    x = 1.0 * x
    t = np.tanh(ROOT * (x + 0.044715 * x**3))
    return 0.5 * x * (1 + t), (x, t)


def gelu_backward(dout, cache):
    x, t = cache
    inner = ROOT * (1 + 0.134145 * x**2)
    return dout * (0.5 * (1 + t) + 0.5 * x * (1 - t * t) * inner)
