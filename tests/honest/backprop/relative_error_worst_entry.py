"""The worst entry is found first, and divided again."""

import numpy as np


def relative_error(a, b):
    errors = np.abs(np.subtract(a, b)) / np.clip(np.abs(a) + np.abs(b), 1e-8, None)
    worst = np.unravel_index(np.argmax(errors), errors.shape)
    return np.abs(a[worst] - b[worst]) / np.max([1e-8, np.abs(a[worst]) + np.abs(b[worst])])
