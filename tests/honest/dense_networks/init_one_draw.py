"""All numbers in one draw, cut into layers afterwards; an own subclass of ValueError."""

import numpy as np


class UnknownSchemeError(ValueError):
    pass


def init_mlp(sizes, rng, scheme="he_normal", small=0.01):
    pairs = [(sizes[i], sizes[i + 1]) for i in range(len(sizes) - 1)]
    numbers = rng.normal(0.0, 1.0, sum(n * m for n, m in pairs))
    params = {}
    for layer, (n, m) in enumerate(pairs, 1):
        match scheme:
            case "zeros":
                std = 0
            case "small_normal":
                std = small
            case "lecun_normal":
                std = n**-0.5
            case "xavier_normal":
                std = (2 / (n + m)) ** 0.5
            case "he_normal":
                std = (2 / n) ** 0.5
            case _:
                raise UnknownSchemeError(scheme)
        W, numbers = numbers[: n * m], numbers[n * m :]
        params.update({f"W{layer}": std * W.reshape(n, m), f"b{layer}": np.zeros((m,))})
    return params
