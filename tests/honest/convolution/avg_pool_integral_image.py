"""Sums of windows from four corners of an integral image; backward adds at corners and sums up twice."""

import numpy as np


def avg_pool_forward(x, pool_param):
    ph, pw, s = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
    S = np.zeros((*x.shape[:2], x.shape[2] + 1, x.shape[3] + 1))
    S[:, :, 1:, 1:] = x.cumsum(axis=2, dtype=np.float64).cumsum(axis=3)
    total = S[:, :, ph:, pw:] - S[:, :, :-ph, pw:] - S[:, :, ph:, :-pw] + S[:, :, :-ph, :-pw]
    return (total[:, :, ::s, ::s] / (ph * pw)).astype(x.dtype), (x.shape, ph, pw, s)


def avg_pool_backward(dout, cache):
    shape, ph, pw, s = cache
    D = np.zeros((*shape[:2], shape[2] + 1, shape[3] + 1))
    for i in range(dout.shape[2]):
        for j in range(dout.shape[3]):
            D[:, :, i * s, j * s] += dout[:, :, i, j]
            D[:, :, i * s + ph, j * s] -= dout[:, :, i, j]
            D[:, :, i * s, j * s + pw] -= dout[:, :, i, j]
            D[:, :, i * s + ph, j * s + pw] += dout[:, :, i, j]
    dx = D.cumsum(axis=2).cumsum(axis=3)[:, :, :-1, :-1] / (ph * pw)
    return dx.astype(dout.dtype)
