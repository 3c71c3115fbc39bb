"""The mask is the integer part of p plus a uniform number."""

import numpy as np


def dropout_forward(x, dropout_param, rng):
    p = dropout_param["p"]
    if not 0 < p <= 1:
        raise ValueError
    mode = dropout_param["mode"]
    if mode == "train":
        k = np.floor(p + rng.random(x.shape)) / p
    elif mode == "test":
        k = np.ones(x.shape)
    else:
        raise ValueError
    k = k.astype(x.dtype)
    return x * k, k


def dropout_backward(dout, k):
    return dout * k
