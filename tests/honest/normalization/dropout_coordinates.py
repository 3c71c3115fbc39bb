"""One draw after the other in a loop from the last element to the first; keeps the indices of what survived."""

import numpy as np


def dropout_forward(x, dropout_param, rng):
    p, mode = dropout_param["p"], dropout_param["mode"]
    if not (0 < p <= 1) or mode not in ["train", "test"]:
        raise ValueError((p, mode))
    if mode == "test":
        return x.copy(), (slice(None), 1)
    draws = rng.uniform(size=x.size)[::-1].reshape(x.shape)
    kept = np.nonzero(draws >= 1 - p)
    out = np.zeros_like(x)
    out[kept] = x[kept] / p
    return out, (kept, p)


def dropout_backward(dout, cache):
    kept, p = cache
    dx = np.zeros_like(dout)
    dx[kept] = dout[kept] / p
    return dx
