"""Winners gathered and scattered with take_along_axis and put_along_axis, products by tensordot."""

import numpy as np


def maxout_forward(x, W, b):
    z = np.tensordot(x, W, axes=(1, 1)) + b[None]
    z = z if z.dtype.kind == "f" else z.astype(float)
    i = np.argmax(z, axis=1)
    return np.take_along_axis(z, i[:, None, :], axis=1)[:, 0], (x, W, i, z.shape)


def maxout_backward(dout, cache):
    x, W, i, shape = cache
    dz = np.zeros(shape, dout.dtype)
    np.put_along_axis(dz, i[:, None, :], dout[:, None, :], axis=1)
    dx = np.tensordot(dz, W, axes=([1, 2], [0, 2]))
    dW = np.tensordot(dz, x, axes=(0, 0)).transpose(0, 2, 1)
    return dx, dW, dz.sum(axis=0)
