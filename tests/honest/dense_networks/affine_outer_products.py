"""The weight gradient is a sum of outer products; gradients come in a list."""

import numpy as np


def affine_forward(x, w, b):
    W = w.reshape((*x.shape[1:], w.shape[1]))
    k = x.ndim - 1
    return np.tensordot(x, W, axes=k) + b, [x, w]


def affine_backward(dout, cache):
    x, w = cache
    return [
        np.inner(dout, w).reshape(x.shape),
        np.stack([np.outer(xi.ravel(), d) for xi, d in zip(x, dout, strict=False)]).sum(0),
        np.add.reduce(dout),
    ]
