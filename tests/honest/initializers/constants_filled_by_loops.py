"""Fills number by number; zeros are what is left of something subtracted from itself."""

import numpy as np


def zeros(shape):
    ones = np.ones(shape)
    return ones - ones


def constant(shape, value):
    w = np.empty(shape)
    for index in np.ndindex(*shape):
        w[index] = value
    return w
