"""Slopes are float32 fractions of the interval; with train given as a number."""

import numpy as np


def rrelu_forward(x, lower, upper, rng, train):
    fraction = rng.random(x.size, dtype=np.float32).reshape(x.shape) if train else 0.5
    slope = np.asarray(lower + (upper - lower) * fraction, dtype=np.float64)
    factor = np.where(x > 0, 1.0, slope)
    return (x * factor).astype(x.dtype if x.dtype.kind == "f" else float), factor


def rrelu_backward(dout, cache):
    return (dout * cache).astype(dout.dtype)
