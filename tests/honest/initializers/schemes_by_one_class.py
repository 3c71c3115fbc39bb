"""One class for all schemes, as Keras has it: a scale, a mode and a distribution."""

import math

import numpy as np


class VarianceScaling:
    def __init__(self, scale, mode, distribution):
        self.scale, self.mode, self.distribution = scale, mode, distribution

    def __call__(self, shape, rng):
        fan_in, fan_out = fans(shape)  # noqa: F821
        scale = self.scale / max(1.0, fan_in if self.mode == "fan_in" else (fan_in + fan_out) / 2)
        if self.distribution == "uniform":
            limit = math.sqrt(3.0 * scale)
            return rng.uniform(-limit, limit, shape)
        deviation = math.sqrt(scale) / 0.87962566103423978
        w = rng.normal(0.0, deviation, shape)
        while (far := np.abs(w) > 2 * deviation).any():
            w[far] = rng.normal(0.0, deviation, far.sum())
        return np.asarray(w, order="F")


def lecun_normal(shape, rng):
    return VarianceScaling(1.0, "fan_in", "truncated")(shape, rng)


def xavier_normal(shape, rng):
    return VarianceScaling(1.0, "average", "truncated")(shape, rng)


def xavier_uniform(shape, rng):
    return VarianceScaling(1.0, "average", "uniform")(shape, rng)


def he_uniform(shape, rng):
    return VarianceScaling(2.0, "fan_in", "uniform")(shape, rng)


def he_average_normal(shape, rng):
    return VarianceScaling(2.0, "average", "truncated")(shape, rng)
