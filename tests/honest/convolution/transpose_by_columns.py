"""One product gives all stamps, col2im puts them down; backward goes through im2col."""

import numpy as np


def conv_transpose_forward(x, w, b, conv_param):
    stride, pad = conv_param["stride"], conv_param["pad"]
    N, _C, H, W = x.shape
    _, F, HH, WW = w.shape
    stamps = np.einsum("cfuv,ncij->fuvnij", w, x).reshape(F * HH * WW, -1)
    shape = N, F, (H - 1) * stride + HH - 2 * pad, (W - 1) * stride + WW - 2 * pad
    out = col2im(np.ascontiguousarray(stamps), shape, HH, WW, pad, stride)  # noqa: F821
    out += b.reshape(1, F, 1, 1)
    return out, (x, w, stride, pad)


def conv_transpose_backward(dout, cache):
    x, w, stride, pad = cache
    C, _F, HH, WW = w.shape
    cols = im2col(dout, HH, WW, pad, stride)  # noqa: F821
    flat = x.transpose(1, 0, 2, 3).reshape(C, -1)
    dx = (w.reshape(C, -1) @ cols).reshape(C, len(x), *x.shape[2:])
    return dx.transpose(1, 0, 2, 3), (flat @ cols.T).reshape(w.shape), dout.sum(axis=(0, 2, 3))
