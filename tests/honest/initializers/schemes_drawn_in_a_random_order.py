"""Draws more than is needed and keeps some; fills the array in a random order."""

import numpy as np


def he_average_normal(shape, rng):
    count = int(np.prod(shape))
    pool = rng.normal(0, np.sqrt(2 / np.mean(fans(shape))), 2 * count)  # noqa: F821
    return rng.permutation(pool)[:count].reshape(shape)


def he_uniform(shape, rng):
    bound = np.sqrt(6 / fans(shape)[0])  # noqa: F821
    w = np.empty(int(np.prod(shape)))
    w[rng.permutation(w.size)] = bound * (2 * rng.random(w.size) - 1)
    return w.reshape(shape)
