"""Equal maxima share the gradient; windows are a view; the cache is a closure."""

import numpy as np


def max_pool_forward(x, pool_param):
    h, w, s = (pool_param[key] for key in ("pool_height", "pool_width", "stride"))
    windows = np.lib.stride_tricks.sliding_window_view(x, (h, w), axis=(2, 3))[:, :, ::s, ::s]
    out = windows.max(axis=(4, 5))
    mask = windows == out[..., None, None]

    def back(dout):
        dx = np.zeros_like(x)
        share = mask * (dout / mask.sum(axis=(4, 5)))[..., None, None]
        for i in range(out.shape[2]):
            for j in range(out.shape[3]):
                dx[:, :, i * s : i * s + h, j * s : j * s + w] += share[:, :, i, j]
        return dx

    return out, back


def max_pool_backward(dout, cache):
    return cache(dout).astype(dout.dtype)
