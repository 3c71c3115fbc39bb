"""Layers are drawn from the last to the first, so that the keys come in that order."""

import numpy as np


def init_mlp(sizes, rng, scheme="he_normal"):
    if scheme not in ("zeros", "small_normal", "lecun_normal", "xavier_normal", "he_normal"):
        raise ValueError("scheme")
    L = len(sizes) - 1
    W = {}
    for layer in reversed(range(L)):
        i, o = sizes[layer], sizes[layer + 1]
        std = {
            "zeros": 0.0,
            "small_normal": 1e-2,
            "lecun_normal": np.sqrt(1 / i),
            "xavier_normal": np.sqrt(2 / (i + o)),
            "he_normal": np.sqrt(2 / i),
        }[scheme]
        W[f"W{layer + 1}"] = std * rng.standard_normal(size=(i, o))
        W[f"b{layer + 1}"] = np.zeros_like(W[f"W{layer + 1}"][0])
    return W
