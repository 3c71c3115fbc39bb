"""einsum throughout, bias gradients as a row, and a cache that is an object."""

import numpy as np


class Kept(list):
    x = property(lambda self: self[0])
    w = property(lambda self: self[1])


def affine_forward(x, w, b):
    flat = np.reshape(x, (np.shape(x)[0], -1))
    return np.einsum("nd,dm->nm", flat, w) + b[np.newaxis], Kept([x, w])


def affine_backward(dout, cache):
    flat = cache.x.reshape(cache.x.shape[0], -1)
    dx = np.einsum("nm,dm->nd", dout, cache.w).reshape(cache.x.shape)
    return dx, np.einsum("nd,nm->dm", flat, dout), dout.sum(axis=0, keepdims=True)
