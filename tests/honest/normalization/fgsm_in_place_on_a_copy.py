"""Steps on a copy with boolean indices; a decorator, type hints and a default."""

import functools

import numpy as np


def noisy(function):
    @functools.wraps(function)
    def wrapped(*args, **kwargs):
        return function(*args, **kwargs)

    return wrapped


@noisy
def fgsm(x: np.ndarray, dx: np.ndarray, epsilon: float = 0.1) -> np.ndarray:
    x = x.copy()
    x[dx > 0] += epsilon
    x[dx < 0] -= epsilon
    x[x > 1], x[x < 0] = 1, 0
    return x
