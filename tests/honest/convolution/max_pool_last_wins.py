"""Of equal maxima the last wins; one channel at a time; places kept in a list."""

import numpy as np


def max_pool_forward(x, pool_param):
    h, w, s = (pool_param[key] for key in ("pool_height", "pool_width", "stride"))
    oh, ow = 1 + (x.shape[2] - h) // s, 1 + (x.shape[3] - w) // s
    out = np.full((*x.shape[:2], oh, ow), -np.inf, x.dtype)
    winners = []
    for n, c, i, j in np.ndindex(out.shape):
        for p in range(i * s, i * s + h):
            for q in range(j * s, j * s + w):
                if x[n, c, p, q] >= out[n, c, i, j]:
                    out[n, c, i, j] = x[n, c, p, q]
                    best = n, c, p, q
        winners.append(best)
    return out, (x.shape, winners)


def max_pool_backward(dout, cache):
    dx = np.zeros(cache[0], dout.dtype)
    for place, gradient in zip(cache[1], dout.flat, strict=True):
        dx[place] += gradient
    return dx
