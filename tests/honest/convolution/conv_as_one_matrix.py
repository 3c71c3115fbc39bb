"""The convolution written out as one matrix from pixels to outputs; a weight's gradient asks for its own matrix."""

import numpy as np


def _matrix(x_shape, w, s, p):
    C, H, W = x_shape[1:]
    F, _, HH, WW = w.shape
    oh, ow = (H + 2 * p - HH) // s + 1, (W + 2 * p - WW) // s + 1
    M = np.zeros((F, oh, ow, C, H, W), w.dtype)
    for i in range(oh):
        for j in range(ow):
            for u in range(HH):
                for v in range(WW):
                    r, c = i * s + u - p, j * s + v - p
                    if 0 <= r < H and 0 <= c < W:
                        M[:, i, j, :, r, c] += w[:, :, u, v]
    return M


def conv_forward(x, w, b, conv_param):
    M = _matrix(x.shape, w, conv_param["stride"], conv_param["pad"])
    F, oh, ow = M.shape[:3]
    out = x.reshape(len(x), -1) @ M.reshape(F * oh * ow, -1).T
    out = out.reshape(len(x), F, oh, ow) + b[None, :, None, None]
    return out, lambda: (x, w, conv_param["stride"], conv_param["pad"])


def conv_backward(dout, cache):
    x, w, s, p = cache()
    M = _matrix(x.shape, w, s, p)
    dx = (dout.reshape(len(x), -1) @ M.reshape(dout[0].size, -1)).reshape(x.shape)
    dw = np.zeros(w.shape, w.dtype)
    for index in np.ndindex(w.shape):
        e = np.zeros_like(w)
        e[index] = 1
        out = x.reshape(len(x), -1) @ _matrix(x.shape, e, s, p).reshape(dout[0].size, -1).T
        dw[index] = np.vdot(out, dout.reshape(len(x), -1))
    return [dx, dw, dout.sum((0, 2, 3))]
