"""First layer, then the rest on what it lets through; scaled by halves of the exponent, step by step."""

import numpy as np


def lsuv(weights, x, rng, tol=0.1, max_iter=10):
    if not weights:
        return []
    w = np.asfortranarray(orthogonal(np.shape(weights[0]), rng))  # noqa: F821
    steps = 0
    while abs(np.var(x.dot(w)) - 1.0) > tol and steps < max_iter:
        w = w / np.std(x.dot(w))
        steps += 1
    rest = lsuv(list(weights[1:]), np.clip(x.dot(w), 0, None), rng, tol, max_iter)
    return [w.astype(weights[0].dtype), *rest]
