"""Pieces that tie share the gradient equally."""

import numpy as np


def maxout_forward(x, W, b):
    pieces = np.stack([1.0 * (x @ weights + bias) for weights, bias in zip(W, b, strict=True)])
    out = pieces.max(axis=0)
    share = (pieces == out).astype(out.dtype)
    return out, (x, W, share / share.sum(axis=0))


def maxout_backward(dout, cache):
    x, W, share = cache
    routed = share * dout
    dx = np.tensordot(routed, W, axes=([0, 2], [0, 2]))
    return dx, np.einsum("nd,knm->kdm", x, routed), routed.sum(axis=1)
