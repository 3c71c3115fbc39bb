"""Fans as floats, in a list."""

import numpy as np


def fans(shape):
    field = np.prod(shape[2:], dtype=float)
    first, second = shape[0] * field, shape[1] * field
    return [first, second] if len(shape) == 2 else [second, first]
