"""Windows as a view, einsum, bias gradients as a row, gradients in a list."""

import numpy as np


def conv_forward(x, w, b, conv_param):
    s, p = conv_param["stride"], conv_param["pad"]
    padded = np.pad(x, ((0,), (0,), (p,), (p,)), mode="constant")
    windows = np.lib.stride_tricks.sliding_window_view(padded, w.shape[2:], axis=(2, 3))[:, :, ::s, ::s]
    return np.einsum("ncijuv,fcuv->nfij", windows, w) + b[None, :, None, None], (windows, w, x.shape, s, p)


def conv_backward(dout, cache):
    windows, w, shape, s, p = cache
    dw = np.einsum("nfij,ncijuv->fcuv", dout, windows)
    d = np.zeros((*shape[:2], shape[2] + 2 * p, shape[3] + 2 * p), dout.dtype)
    for i in range(dout.shape[2]):
        for j in range(dout.shape[3]):
            d[:, :, i * s : i * s + w.shape[2], j * s : j * s + w.shape[3]] += np.einsum(
                "nf,fcuv->ncuv", dout[:, :, i, j], w
            )
    return [d[:, :, p : p + shape[2], p : p + shape[3]], dw, dout.sum((0, 2, 3)).reshape(1, -1)]
