"""Counts inputs and outputs anew in every function, and has an argument of its own."""

import numpy as np


def lecun_normal(shape, rng, verbose=False):
    n = shape[0] if len(shape) == 2 else np.prod(shape[1:])
    if verbose:
        print(n)
    return rng.standard_normal(shape) / np.sqrt(n)


def he_normal(shape, rng, a=0.0):
    n = shape[0] if len(shape) == 2 else shape[1] * shape[2] * shape[3]
    return np.sqrt(2 / (1 + a**2) / n) * rng.standard_normal(size=list(shape))


def xavier_normal(shape, rng):
    if len(shape) == 2:
        both = shape[0] + shape[1]
    else:
        F, C, HH, WW = shape
        both = (F + C) * HH * WW
    return np.sqrt(2.0) / np.sqrt(both) * rng.standard_normal(shape)
