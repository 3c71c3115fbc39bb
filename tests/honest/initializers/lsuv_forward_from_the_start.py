"""Runs the whole network anew for every look at a layer, into a dict of copies."""

import numpy as np


def lsuv(weights, x, rng, tol=0.1, max_iter=10):
    layers = {}
    for i in range(len(weights)):
        q, _ = np.linalg.qr(rng.normal(size=(max(weights[i].shape), min(weights[i].shape))))
        layers[i] = np.array(q if q.shape == weights[i].shape else q.T, dtype=weights[i].dtype)

    def outputs(last):
        h = x
        for i in range(last):
            h = np.maximum(0, h @ layers[i])
        return h @ layers[last]

    for i in layers:
        for _ in range(max_iter):
            variance = float(np.mean((outputs(i) - np.mean(outputs(i))) ** 2))
            if 1 - tol <= variance <= 1 + tol:
                break
            layers[i] /= variance**0.5
    return [layers[i] for i in sorted(layers)]
