"""Zeros between the pixels, a border, and a plain convolution with filters turned around."""

import numpy as np


def conv_transpose_forward(x, w, b, conv_param):
    s, p = conv_param["stride"], conv_param["pad"]
    N, C, H, W = x.shape
    P, Q = w.shape[2:]
    spread = np.zeros((N, C, (H - 1) * s + 2 * P - 1, (W - 1) * s + 2 * Q - 1), x.dtype)
    spread[:, :, P - 1 : P + (H - 1) * s : s, Q - 1 : Q + (W - 1) * s : s] = x
    turned = np.flip(w, (2, 3)).swapaxes(0, 1)
    full, _ = conv_forward(spread, turned, b, {"stride": 1, "pad": 0})  # noqa: F821
    high, wide = full.shape[2] - p, full.shape[3] - p
    return full[:, :, p:high, p:wide], (x, w, s, p)
