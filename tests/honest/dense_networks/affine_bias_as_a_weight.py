"""The bias is the last row of the weights, for an input that is always one; the cache holds a function."""

import numpy as np


def affine_forward(x, w, b, **unused):
    rows = np.concatenate([x.reshape(len(x), -1), np.ones((len(x), 1), dtype=x.dtype)], axis=1)
    weights = np.vstack([w, b])

    def go_back(dout):
        together = rows.T @ dout
        return (dout @ weights.T)[:, :-1].reshape(x.shape), together[:-1], together[-1]

    return rows @ weights, [go_back, w]


def affine_backward(dout, cache):
    return cache[0](dout)
