"""Channels are swapped to the last axis; slopes come back as a row, that of a single slope as a Python float."""

import numpy as np


def prelu_forward(x, alpha):
    np.atleast_1d(np.asarray(alpha))
    xx = x if x.dtype.kind == "f" else x.astype(float)
    if np.ndim(alpha) == 0:
        return np.maximum(xx, 0) + xx.dtype.type(alpha) * np.minimum(xx, 0), (xx, alpha)
    y = np.swapaxes(xx, 1, -1)
    y = np.maximum(y, 0) + alpha * np.minimum(y, 0)
    return np.swapaxes(y, 1, -1), (xx, alpha)


def prelu_backward(dout, cache):
    x, alpha = cache
    if np.ndim(alpha) == 0:
        return dout * np.where(x > 0, 1, alpha).astype(dout.dtype), float((dout * np.minimum(x, 0)).sum())
    d = np.swapaxes(dout, 1, -1)
    y = np.swapaxes(x, 1, -1)
    dalpha = (d * np.minimum(y, 0)).reshape(-1, len(alpha)).sum(0)
    return np.swapaxes(d * np.where(y > 0, 1, alpha).astype(dout.dtype), 1, -1), dalpha[None, :]
