"""Caches: a dict, an object, a closure, None where nothing is needed, nested lists, a slice."""

import numpy as np


class Memory:
    def __init__(self, **things):
        self.__dict__.update(things)


def relu_forward(x):
    return np.maximum(x, 0.0).astype(x.dtype if x.dtype.kind == "f" else float), {"on": x > 0, None: ()}


def relu_backward(dout, cache):
    return np.where(cache["on"], dout, 0)


def leaky_relu_forward(x, alpha=0.01):
    return np.where(x > 0, x, alpha * x), Memory(x=x, slope=alpha)


def leaky_relu_backward(dout, cache):
    return np.where(cache.x > 0, dout, cache.slope * dout)


def tanh_forward(x):
    out = np.tanh(x)
    return out, lambda dout: dout * (1 - out * out)


def tanh_backward(dout, cache):
    return cache(dout)


def silu_forward(x):
    x = 1.0 * x
    return x / (1 + np.exp(-x)), [[x, [1 / (1 + np.exp(-x))]]]


def silu_backward(dout, cache):
    [[x, [gate]]] = cache
    return dout * gate * (1 + x - x * gate)


def softplus_forward(x):
    return np.logaddexp(0, 1.0 * x), slice(1.0 * x)


def softplus_backward(dout, cache):
    return dout / (1 + np.exp(-cache.stop))
