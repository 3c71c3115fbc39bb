"""Normal numbers from pairs of uniform ones."""

import numpy as np


def small_normal(shape, std, rng):
    radius = np.sqrt(-2 * np.log(1 - rng.random(shape)))
    return std * radius * np.cos(2 * np.pi * rng.random(shape))
