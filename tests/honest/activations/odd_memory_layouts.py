"""Answers in Fortran order, as strided and reversed views, and read-only."""

import numpy as np


def relu_forward(x):
    out = np.asfortranarray(np.maximum(x, 0.0).astype(x.dtype if x.dtype.kind == "f" else float))
    out.setflags(write=False)
    return out, x


def relu_backward(dout, cache):
    twice = np.zeros((*dout.shape, 2), dtype=dout.dtype)
    twice[..., 0] = dout * (cache > 0)
    return twice[..., 0]


def sigmoid_forward(x):
    backwards = np.ascontiguousarray((1 / (1 + np.exp(-1.0 * x)))[::-1])
    return backwards[::-1], backwards


def sigmoid_backward(dout, cache):
    out = cache[::-1]
    return (dout * out * (1 - out)).T.copy().T
