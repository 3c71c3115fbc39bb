"""Every one of several equal maxima gets the whole gradient."""

import numpy as np


def max_pool_forward(x, pool_param):
    h, w, s = (pool_param[key] for key in ("pool_height", "pool_width", "stride"))
    oh, ow = (x.shape[2] - h) // s + 1, (x.shape[3] - w) // s + 1
    taps = [
        x[:, :, u : u + s * oh : s, v : v + s * ow : s][:, :, :oh, :ow] for u in range(h) for v in range(w)
    ]
    out = taps[0].copy()
    for tap in taps[1:]:
        np.maximum(out, tap, out=out)
    return out, (x, out, h, w, s)


def max_pool_backward(dout, cache):
    x, out, h, w, s = cache
    dx = np.zeros_like(x)
    oh, ow = out.shape[2:]
    for u in range(h):
        for v in range(w):
            here = slice(None), slice(None), slice(u, u + s * oh, s), slice(v, v + s * ow, s)
            dx[here] += dout * (x[here] == out)
    return dx
