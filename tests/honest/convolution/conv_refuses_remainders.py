"""Whatever does not fit exactly is refused, by an assertion, a ValueError of conv_output_size or a TypeError."""

import numpy as np


def conv_forward(x, w, b, conv_param):
    s, p = conv_param["stride"], conv_param["pad"]
    oh, ow = [
        conv_output_size(size, kernel, p, s)  # noqa: F821
        for size, kernel in zip(x.shape[2:], w.shape[2:], strict=True)
    ]
    padded = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)))
    out = np.empty((len(x), len(w), oh, ow), dtype=x.dtype)
    for i in range(oh):
        for j in range(ow):
            patch = padded[:, None, :, i * s : i * s + w.shape[2], j * s : j * s + w.shape[3]]
            out[:, :, i, j] = (patch * w).sum(axis=(2, 3, 4)) + b
    return out, (x, w, s, p)


def avg_pool_forward(x, pool_param):
    ph, pw, s = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
    assert (x.shape[2] - ph) % s == 0 == (x.shape[3] - pw) % s, "does not fit"
    oh, ow = (x.shape[2] - ph) // s + 1, (x.shape[3] - pw) // s + 1
    out = np.zeros((*x.shape[:2], oh, ow), x.dtype)
    for i in range(oh):
        for j in range(ow):
            out[..., i, j] = x[..., i * s : i * s + ph, j * s : j * s + pw].mean((-2, -1))
    return out, (x.shape, ph, pw, s)


def max_pool_forward(x, pool_param):
    ph, pw, s = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
    oh, ow = (x.shape[2] - ph) / s + 1, (x.shape[3] - pw) / s + 1
    if oh != int(oh) or ow != int(ow):
        raise TypeError("windows must fit")
    out = np.zeros((*x.shape[:2], int(oh), int(ow)), x.dtype)
    winner = np.zeros(out.shape, int)
    for n, c, i, j in np.ndindex(out.shape):
        window = x[n, c, i * s : i * s + ph, j * s : j * s + pw]
        u, v = divmod(int(window.argmax()), pw)
        out[n, c, i, j], winner[n, c, i, j] = window[u, v], (i * s + u) * x.shape[3] + j * s + v
    return out, (x.shape, winner)


def max_pool_backward(dout, cache):
    shape, winner = cache
    dx = np.zeros((*shape[:2], shape[2] * shape[3]), dout.dtype)
    for n, c, i, j in np.ndindex(dout.shape):
        dx[n, c, winner[n, c, i, j]] += dout[n, c, i, j]
    return dx.reshape(shape)
