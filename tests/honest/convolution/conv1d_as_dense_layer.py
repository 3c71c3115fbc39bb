"""A dense layer whose large matrix repeats the same few weights, as the lecture draws it."""

import numpy as np


def conv1d_forward(x, w, b, conv_param):
    stride, pad = conv_param["stride"], conv_param["pad"]
    _N, C, L = x.shape
    F, _, K = w.shape
    T = (L + 2 * pad - K) // stride + 1
    matrix = np.zeros((F, T, C, L), x.dtype)
    uses = [(t, k, t * stride + k - pad) for t in range(T) for k in range(K)]
    uses = [(t, k, place) for t, k, place in uses if 0 <= place < L]
    for t, k, place in uses:
        matrix[:, t, :, place] = w[:, :, k]
    out = np.einsum("ncl,ftcl->nft", x, matrix) + b.reshape(1, F, 1)
    return out, {"x": x, "matrix": matrix, "uses": uses, "K": K}


def conv1d_backward(dout, cache):
    dmatrix = np.einsum("nft,ncl->ftcl", dout, cache["x"])
    dw = np.zeros((dout.shape[1], cache["x"].shape[1], cache["K"]), dout.dtype)
    for t, k, place in cache["uses"]:
        dw[:, :, k] += dmatrix[:, t, :, place]
    dx = np.einsum("nft,ftcl->ncl", dout, cache["matrix"])
    return dx, dw, np.einsum("nft->f", dout)
