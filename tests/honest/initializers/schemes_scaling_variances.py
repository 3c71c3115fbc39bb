"""One function for all schemes, as a framework has it: scale, mode, distribution."""

import numpy as np


def variance_scaling(shape, rng, scale=1.0, mode="fan_in", distribution="normal"):
    n = {"fan_in": fans(shape)[0], "fan_avg": np.mean(fans(shape))}[mode]  # noqa: F821
    if distribution == "normal":
        return rng.normal(0.0, np.sqrt(scale / n), size=shape)
    limit = np.sqrt(3 * scale / n)
    return rng.uniform(-limit, limit, size=shape)


def lecun_normal(shape, rng):
    return variance_scaling(shape, rng)


def xavier_normal(shape, rng):
    return variance_scaling(shape, rng, mode="fan_avg")


def xavier_uniform(shape, rng):
    return variance_scaling(shape, rng, mode="fan_avg", distribution="uniform")


def he_normal(shape, rng):
    return variance_scaling(shape, rng, 2.0)


def he_uniform(shape, rng):
    return variance_scaling(shape, rng, 2.0, distribution="uniform")


def he_average_normal(shape, rng):
    return variance_scaling(shape, rng, 2.0, "fan_avg")
