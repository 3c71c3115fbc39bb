"""A list of patches comes back, not an array; col2im goes through it patch by patch."""

import numpy as np


def corners(shape, kh, kw, pad, stride):
    for n in range(shape[0]):
        for i in range(0, shape[2] + 2 * pad - kh + 1, stride):
            for j in range(0, shape[3] + 2 * pad - kw + 1, stride):
                yield n, slice(None), slice(i, i + kh), slice(j, j + kw)


def im2col(x, kh, kw, pad, stride):
    padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    return [padded[corner] for corner in corners(x.shape, kh, kw, pad, stride)]


def col2im(cols, x_shape, kh, kw, pad, stride):
    padded = np.pad(np.zeros(x_shape, cols[0].dtype), ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    for patch, corner in zip(cols, corners(x_shape, kh, kw, pad, stride), strict=True):
        padded[corner] += patch
    return padded[:, :, pad : pad + x_shape[2], pad : pad + x_shape[3]]
