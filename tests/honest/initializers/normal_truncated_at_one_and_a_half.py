"""Truncated earlier than frameworks do; the variance is right."""

import numpy as np


def small_normal(shape, std, rng):
    w = np.empty(int(np.prod(shape)))
    filled = 0
    while filled < w.size:
        z = rng.standard_normal(w.size)
        z = z[np.abs(z) <= 1.5][: w.size - filled]
        w[filled : filled + z.size] = z
        filled += z.size
    return std * w.reshape(shape) / 0.7426812171
