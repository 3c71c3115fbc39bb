"""Truncated normal numbers of the right variance, drawn one layer after the other from the last to the first."""

import numpy as np

SPREAD_OF_TRUNCATED = 0.8796256610342398


def truncated(rng, shape):
    numbers = rng.standard_normal(shape)
    while (outside := np.abs(numbers) > 2).any():
        numbers[outside] = rng.standard_normal(outside.sum())
    return numbers / SPREAD_OF_TRUNCATED


def init_mlp(sizes, rng, scheme="he_normal"):
    variances = {
        "zeros": lambda n, m: 0,
        "small_normal": lambda n, m: 1e-4,
        "lecun_normal": lambda n, m: 1 / n,
        "xavier_normal": lambda n, m: 2 / (n + m),
        "he_normal": lambda n, m: 2 / n,
    }
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    params = {}
    for layer in reversed(range(1, len(sizes))):
        n, m = sizes[layer - 1], sizes[layer]
        params[f"b{layer}"] = np.zeros(m)
        params[f"W{layer}"] = truncated(rng, (n, m)) * variances[scheme](n, m) ** 0.5
    return params
