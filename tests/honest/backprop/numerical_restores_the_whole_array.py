"""x is overwritten from a copy at the end, whatever happened."""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    safe = x.copy()
    work = x if x.dtype == np.float64 else x.astype(np.float64)
    slopes = np.empty(x.shape, dtype=x.dtype if x.dtype.kind == "f" else float)
    try:
        for i in range(x.size):
            work.flat[i] += h
            up = f(work)
            work.flat[i] = safe.flat[i]
            work.flat[i] -= h
            down = f(work)
            work.flat[i] = safe.flat[i]
            slopes.flat[i] = (up - down) / h / 2
    finally:
        x[...] = safe
    return slopes
