"""Slopes drawn in a Python loop, for negative elements only, and the generator is used at test time, too."""

import numpy as np


def rrelu_forward(x, lower, upper, rng, train):
    rng.random()
    slopes = np.ones(x.shape, dtype=x.dtype if x.dtype.kind == "f" else float)
    for index in zip(*np.nonzero(x < 0), strict=True):
        slopes[index] = rng.uniform(lower, upper) if train else 0.5 * lower + 0.5 * upper
    return x * slopes, slopes


def rrelu_backward(dout, cache):
    return cache * dout
