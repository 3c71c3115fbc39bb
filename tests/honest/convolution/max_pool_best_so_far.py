"""The best so far, tap by tap, from minus infinity up."""

import numpy as np


def max_pool_forward(x, pool_param):
    h, w, s = (pool_param[k] for k in ("pool_height", "pool_width", "stride"))
    out = np.full((*x.shape[:2], (x.shape[2] - h) // s + 1, (x.shape[3] - w) // s + 1), -np.inf, x.dtype)
    won = np.full(out.shape, -1)
    for k in range(h * w):
        u, v = divmod(k, w)
        tap = x[:, :, u : u + out.shape[2] * s - s + 1 : s, v : v + out.shape[3] * s - s + 1 : s]
        better = tap > out
        out[better], won[better] = tap[better], k
    return out, (x.shape, won, w, s)


def max_pool_backward(dout, cache):
    shape, won, w, s = cache
    dx = np.zeros(shape, dout.dtype)
    for place in zip(*np.nonzero(won + 1), strict=True):
        n, c, i, j = place
        u, v = divmod(int(won[place]), w)
        dx[n, c, i * s + u, j * s + v] += dout[place]
    return dx
