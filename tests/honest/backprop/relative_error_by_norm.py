"""The maximum as a norm, the floor by where; a 0-d array comes back."""

import numpy as np


def relative_error(a, b):
    size = np.add(np.abs(a), np.abs(b))
    size = np.where(size < 1e-8, 1e-8, size)
    return np.array(np.linalg.norm(np.ravel((b - a) / size), ord=np.inf))
