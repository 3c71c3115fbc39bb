"""Slopes from the inverse of the distribution function, drawn as integers, in an order of their own."""

import numpy as np


def rrelu_forward(x, lower, upper, rng, train):
    slope = np.full(x.shape, (upper - lower) / 2 + lower)
    if train:
        steps = rng.integers(0, 2**40, endpoint=True, size=x.shape[::-1]).T
        slope = lower + (upper - lower) * (steps / 2**40)
    slope = slope.astype(x.dtype if x.dtype.kind == "f" else float)
    return np.maximum(x, 0) + np.minimum(x, 0) * slope, {"negative": x < 0, "slope": slope}


def rrelu_backward(dout, cache):
    dx = dout.copy()
    dx[cache["negative"]] *= cache["slope"][cache["negative"]]
    return dx
