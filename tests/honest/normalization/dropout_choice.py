"""rng.choice of 0 and 1/p, and a class that remembers the mask."""

import numpy as np


class Mask:
    def __init__(self, factors):
        self.factors = factors

    def __mul__(self, array):
        return self.factors * array


def dropout_forward(x, dropout_param, rng):
    p = float(dropout_param["p"])
    assert isinstance(rng, np.random.Generator)
    if not 0.0 < p <= 1.0:
        raise ValueError(f"p={p}")
    modes = {
        "train": lambda: rng.choice([0.0, 1 / p], size=x.shape, p=[1 - p, p]),
        "test": lambda: np.ones(x.shape),
    }
    if dropout_param["mode"] not in modes:
        raise ValueError(dropout_param["mode"])
    mask = Mask(modes[dropout_param["mode"]]().astype(x.dtype))
    return mask * x, mask


def dropout_backward(dout, cache):
    return cache * dout
