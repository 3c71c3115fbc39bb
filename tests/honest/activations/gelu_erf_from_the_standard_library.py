"""The exact form, one number at a time through math.erf."""

import math

import numpy as np


def _below(x):
    flat = [0.5 * (1 + math.erf(value / math.sqrt(2))) for value in x.ravel().tolist()]
    return np.array(flat, dtype=x.dtype).reshape(x.shape)


def gelu_forward(x):
    x = x if x.dtype.kind == "f" else x.astype(np.float64)
    return x * _below(x), x


def gelu_backward(dout, cache):
    density = np.exp(-0.5 * cache**2) / math.sqrt(2 * math.pi)
    return dout * (_below(cache) + cache * density)
