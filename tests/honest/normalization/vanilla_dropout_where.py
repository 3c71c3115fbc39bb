"""np.where with float32 draws; the gradient keeps the drawn numbers and compares again."""

import numpy as np


def vanilla_dropout_forward(x, dropout_param, rng):
    p, mode = dropout_param["p"], dropout_param["mode"]
    if p > 1 or p <= 0:
        raise ValueError("p must be in (0, 1]")
    if mode == "train":
        draws = rng.random(x.shape, dtype=np.float32)
        return np.where(draws < p, x, 0).astype(x.dtype), (draws, p, mode)
    if mode == "test":
        return p * x, (None, p, mode)
    raise ValueError("mode must be train or test")


def vanilla_dropout_backward(dout, cache):
    draws, p, mode = cache
    return np.where(draws < p, dout, 0).astype(dout.dtype) if mode == "train" else p * dout
