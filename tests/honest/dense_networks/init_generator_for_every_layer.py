"""A generator for every layer, seeded from the one handed in; the list is used up on a copy."""

import numpy as np

VARIANCES = {
    "zeros": lambda n, m: 0,
    "small_normal": lambda n, m: 1e-4,
    "lecun_normal": lambda n, m: 1 / n,
    "xavier_normal": lambda n, m: 2 / (n + m),
    "he_normal": lambda n, m: 2 / n,
}


def init_mlp(sizes, rng, scheme="he_normal"):
    try:
        variance = VARIANCES[scheme]
    except KeyError:
        raise ValueError(f"no scheme {scheme}") from None
    left, params = list(sizes), {}
    while len(left) > 1:
        n, m = left.pop(0), left[0]
        own = np.random.default_rng(rng.integers(2**63))
        layer = len(params) // 2 + 1
        params[f"b{layer}"] = 0.0 * np.arange(m)
        params[f"W{layer}"] = own.standard_normal((m, n)).T * variance(n, m) ** 0.5
    return params
