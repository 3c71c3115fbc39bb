"""dx as a convolution of the upstream gradient, spread by the stride, with the filters turned around."""

import numpy as np


def conv_backward(dout, cache):
    x, w, s, p = cache
    N, F, oh, ow = dout.shape
    P, Q = w.shape[2:]
    rows, columns = x.shape[2] + 2 * p + P - 1, x.shape[3] + 2 * p + Q - 1
    spread = np.zeros((N, F, rows, columns), dout.dtype)
    spread[:, :, P - 1 : P - 1 + oh * s : s, Q - 1 : Q - 1 + ow * s : s] = dout
    turned = np.rot90(w, 2, axes=(2, 3)).transpose(1, 0, 2, 3)
    dpadded, _ = conv_forward(spread, turned, np.zeros(w.shape[1], w.dtype), {"stride": 1, "pad": 0})  # noqa: F821
    padded = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)))
    dw = np.zeros_like(w)
    for u in range(P):
        for v in range(Q):
            seen = padded[:, :, u : u + oh * s : s, v : v + ow * s : s]
            dw[:, :, u, v] = np.tensordot(dout, seen, ((0, 2, 3), (0, 2, 3)))
    H, W = x.shape[2:]
    return dpadded[:, :, p : p + H, p : p + W], dw, np.add.reduce(dout, axis=(0, 2, 3))
