"""Every piece that reaches the maximum gets the whole gradient, as a comparison with the maximum gives it."""

import numpy as np


def maxout_forward(x, W, b):
    pieces = 1.0 * np.einsum("nd,kdm->knm", x, W) + b[:, np.newaxis]
    out = np.maximum.reduce(pieces)
    return out, (x, W, pieces == out)


def maxout_backward(dout, cache):
    x, W, won = cache
    routed = won * dout
    return sum(routed[k] @ W[k].T for k in range(len(W))), np.swapaxes(x.T @ routed, 0, 0), routed.sum(1)
