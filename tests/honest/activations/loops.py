"""Element by element in Python loops, with no array operation at all."""

import math

import numpy as np


def relu_forward(x):
    out = np.zeros(x.shape, dtype=x.dtype if x.dtype.kind == "f" else float)
    for index in np.ndindex(x.shape):
        if x[index] > 0:
            out[index] = x[index]
    return out, [float(value) for value in x.ravel()]


def relu_backward(dout, cache):
    dx = np.zeros(dout.shape, dtype=dout.dtype)
    for number, index in enumerate(np.ndindex(dout.shape)):
        if cache[number] > 0:
            dx[index] = dout[index]
    return dx


def softplus_forward(x):
    out = np.empty(x.shape, dtype=x.dtype if x.dtype.kind == "f" else float)
    for index in np.ndindex(x.shape):
        value = float(x[index])
        out[index] = value + math.log1p(math.exp(-value)) if value > 0 else math.log1p(math.exp(value))
    return out, x


def softplus_backward(dout, cache):
    dx = np.empty(dout.shape, dtype=dout.dtype)
    for index in np.ndindex(dout.shape):
        value = float(cache[index])
        slope = 1 / (1 + math.exp(-value)) if value > 0 else math.exp(value) / (1 + math.exp(value))
        dx[index] = dout[index] * slope
    return dx
