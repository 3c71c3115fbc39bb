"""Every number of every window by itself, the largest kept by comparing; from the smallest float up."""

import numpy as np


def max_pool_forward(x, pool_param):
    ph, pw, s = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
    N, C, H, W = x.shape
    out = np.zeros((N, C, (H - ph) // s + 1, (W - pw) // s + 1), x.dtype)
    mask = []
    for n, c, i, j in np.ndindex(out.shape):
        best, where = np.finfo(x.dtype).min, None
        for u in range(ph):
            for v in range(pw):
                if x[n, c, i * s + u, j * s + v] >= best:
                    best, where = x[n, c, i * s + u, j * s + v], (n, c, i * s + u, j * s + v)
        out[n, c, i, j] = best
        mask.append(((n, c, i, j), where))
    return out, (mask, x.shape)


def max_pool_backward(dout, cache):
    mask, shape = cache
    dx = np.zeros(shape, dout.dtype)
    for there, here in mask:
        dx[here] += dout[there]
    return dx


def avg_pool_forward(x, pool_param):
    ph, pw, s = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
    N, C, H, W = x.shape
    out = np.zeros((N, C, (H - ph) // s + 1, (W - pw) // s + 1), x.dtype)
    for n, c, i, j in np.ndindex(out.shape):
        out[n, c, i, j] = (
            sum(sum(float(v) for v in row) for row in x[n, c, i * s : i * s + ph, j * s : j * s + pw])
            / ph
            / pw
        )
    return out, (x, pool_param)


def avg_pool_backward(dout, cache):
    x, pp = cache
    one = np.ones((pp["pool_height"], pp["pool_width"]), dout.dtype)
    dx, s = np.zeros_like(x), pp["stride"]
    for (n, c, i, j), g in np.ndenumerate(dout):
        dx[n, c, i * s : i * s + len(one), j * s : j * s + one.shape[1]] += one * (g / one.size)
    return dx
