"""Zeros and ones select which pixel a stamp reaches; einsum does the rest."""

import numpy as np


def conv_transpose_forward(x, w, b, conv_param):
    s, p = conv_param["stride"], conv_param["pad"]
    (H, W), (HH, WW) = x.shape[2:], w.shape[2:]
    A = np.zeros((HH, H, (H - 1) * s + HH - 2 * p), x.dtype)
    B = np.zeros((WW, W, (W - 1) * s + WW - 2 * p), x.dtype)
    for M in (A, B):
        for u in range(M.shape[0]):
            for i in range(M.shape[1]):
                if 0 <= i * s + u - p < M.shape[2]:
                    M[u, i, i * s + u - p] = 1
    out = np.einsum("ncij,cfuv,uir,vjk->nfrk", x, w, A, B, optimize=True) + b[:, None, None]
    return out, (x, w, A, B)


def conv_transpose_backward(dout, cache):
    x, w, A, B = cache
    dx = np.einsum("nfrk,cfuv,uir,vjk->ncij", dout, w, A, B, optimize=True)
    dw = np.einsum("nfrk,ncij,uir,vjk->cfuv", dout, x, A, B, optimize=True)
    return dx, dw, np.einsum("nfrk->f", dout)
