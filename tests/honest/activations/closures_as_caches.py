"""The cache is an object that carries the backward as a closure."""

import numpy as np


class C:
    pass


def relu_forward(x):
    c = C()
    c.back = lambda d: d * (x > 0)
    return np.maximum(0, x).astype(x.dtype if x.dtype.kind == "f" else float), c


def relu_backward(dout, cache):
    return cache.back(dout)
