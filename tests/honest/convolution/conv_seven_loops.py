"""One number at a time; an index test instead of a border; caches that are used up."""

import numpy as np


def conv_forward(x, w, b, conv_param):
    s, p = conv_param["stride"], conv_param["pad"]
    N, C, H, W = x.shape
    F, _, P, Q = w.shape
    out = np.zeros((N, F, (H + 2 * p - P) // s + 1, (W + 2 * p - Q) // s + 1), x.dtype)
    for n, f, i, j in np.ndindex(out.shape):
        total = float(b[f])
        for c, u, v in np.ndindex(C, P, Q):
            row, column = i * s + u - p, j * s + v - p
            if 0 <= row < H and 0 <= column < W:
                total += float(w[f, c, u, v]) * float(x[n, c, row, column])
        out[n, f, i, j] = total
    return out, [x, w, s, p]


def conv_backward(dout, cache):
    p, s, w, x = cache.pop(), cache.pop(), cache.pop(), cache.pop()
    dx, dw, db = np.zeros_like(x), np.zeros_like(w), np.zeros(len(w), x.dtype)
    for n, f, i, j in np.ndindex(dout.shape):
        db[f] += dout[n, f, i, j]
        for c, u, v in np.ndindex(w.shape[1:]):
            row, column = i * s + u - p, j * s + v - p
            if 0 <= row < x.shape[2] and 0 <= column < x.shape[3]:
                dw[f, c, u, v] += dout[n, f, i, j] * x[n, c, row, column]
                dx[n, c, row, column] += dout[n, f, i, j] * w[f, c, u, v]
    return dx, dw, db
