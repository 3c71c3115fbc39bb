"""The cache is an iterator that backward empties: one backward for each forward is all there is in training."""

import numpy as np


def sigmoid_forward(x):
    x = np.asarray(x, dtype=x.dtype if x.dtype.kind == "f" else float)
    out = 0.5 * (1 + np.tanh(0.5 * x))
    return out, iter([out])


def sigmoid_backward(dout, cache):
    out = next(cache)
    return dout * out * (1 - out)


def relu_forward(x):
    x = np.asarray(x, dtype=x.dtype if x.dtype.kind == "f" else float)
    return np.where(x > 0, x, 0), [x > 0]


def relu_backward(dout, cache):
    return np.where(cache.pop(), dout, 0)
