"""Formulas that mean the same to floats' methods of ours and to those of PyTorch's tensors."""

import math

EXPRESSIONS = {
    "sum": lambda x, y, z: x + y + z,
    "difference": lambda x, y, z: x - y - z,
    "product": lambda x, y, z: x * y * z,
    "quotient": lambda x, y, z: x / y / z,
    "negated": lambda x, y, z: -x * -(y - -z),
    "numbers on the right": lambda x, y, z: (x + 2) * 3.5 - 0.25 + y / 4 + z * 0,
    "numbers on the left": lambda x, y, z: 2 + 3 * x - (1 - y) + 5 / z,
    "square": lambda x, y, z: x**2 + y * z,
    "cube of a negative": lambda x, y, z: (-(x**2)) ** 3 + y * z,
    "reciprocal power": lambda x, y, z: x**-1 + y**-2 + z**-3.0,
    "root": lambda x, y, z: (x**2) ** 0.5 + (y**2 + 1) ** 1.5 + z,
    "power zero": lambda x, y, z: x**0 + y**1 + z,
    "exponential": lambda x, y, z: x.exp() + (y * z).exp(),
    "logarithm": lambda x, y, z: (x**2).log() + (y**2 + z**2).log(),
    "tanh": lambda x, y, z: x.tanh() + (3 * y * z).tanh(),
    "sigmoid": lambda x, y, z: x.sigmoid() + (-4 * y * z).sigmoid(),
    "relu": lambda x, y, z: x.relu() + 2 * (-x).relu() + (y * z).relu() + (-y * z).relu(),
    "used twice": lambda x, y, z: x * x + x * y + (x + y) * (x - y) * z,
    "shared node": lambda x, y, z: (lambda u: u * u.tanh() + u.exp() / (1 + u.exp()) - u)(x * y + z),
    "diamonds": lambda x, y, z: _diamonds(x / 8 + y / 16) + z,
    "neuron": lambda x, y, z: (x * y + z * -0.5 + 0.75).sigmoid(),
    "two layers": lambda x, y, z: ((x * 0.5 + y).tanh() * z + (x - y * z).relu() * 0.3).sigmoid().log(),
    "softmax of three": lambda x, y, z: -(x.exp() / (x.exp() + y.exp() + z.exp())).log(),
    "normal density": lambda x, y, z: (-((x - y) ** 2) / (2 * z**2)).exp() / (2 * math.pi * z**2) ** 0.5,
}


def _diamonds(u):
    """Double by addition twenty times: a million paths, twenty nodes."""
    for _ in range(20):
        u = u + u
    return u / 2**20
