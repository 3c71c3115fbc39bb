"""Uniform numbers from integers, from the top down."""

import numpy as np


def uniform(shape, bound, rng):
    steps = rng.integers(0, 2**52, size=shape, endpoint=True)
    return np.asfortranarray(bound - 2 * bound * (steps / 2**52))


def xavier_uniform(shape, rng):
    return uniform(shape, (6 / sum(fans(shape))) ** 0.5, rng)  # noqa: F821
