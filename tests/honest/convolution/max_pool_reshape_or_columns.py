"""Reshaping where windows tile the image, columns of each plane elsewhere: two kinds of caches."""

import numpy as np


def max_pool_forward(x, pool_param):
    N, C, H, W = x.shape
    h, w, s = (pool_param[key] for key in ("pool_height", "pool_width", "stride"))
    if h == w == s and H % h == 0 and W % w == 0:
        tiles = x.reshape(N, C, H // h, h, W // w, w)
        out = tiles.max(axis=3).max(axis=4)
        return out, ("tiles", tiles, out)
    oh, ow = (H - h) // s + 1, (W - w) // s + 1
    i = s * np.repeat(np.arange(oh), ow)[:, None] + np.repeat(np.arange(h), w)
    j = s * np.tile(np.arange(ow), oh)[:, None] + np.tile(np.arange(w), h)
    cols = x[:, :, i, j]
    best = cols.argmax(axis=3)
    out = np.take_along_axis(cols, best[..., None], axis=3).reshape(N, C, oh, ow)
    return out, ("columns", x.shape, i, j, best)


def max_pool_backward(dout, cache):
    if cache[0] == "tiles":
        _, tiles, out = cache
        mask = tiles == out[:, :, :, None, :, None]
        d = mask * dout[:, :, :, None, :, None]
        N, C, a, h, b, w = tiles.shape
        count = mask.sum(axis=(3, 5), keepdims=True)
        return (d / count).reshape(N, C, a * h, b * w).astype(dout.dtype)
    _, shape, i, j, best = cache
    dx = np.zeros(shape, dout.dtype)
    n, c, p = np.indices(best.shape)
    np.add.at(dx, (n, c, i[p, best], j[p, best]), dout.reshape(best.shape))
    return dx
