"""At exactly zero the slope of the right-hand side is used."""

import numpy as np


def relu_forward(x):
    return x * (x >= 0) * 1.0, x >= 0


def relu_backward(dout, cache):
    return dout * cache


def leaky_relu_forward(x, alpha=0.01):
    return np.where(x >= 0, x, alpha * x), (x >= 0, alpha)


def leaky_relu_backward(dout, cache):
    positive, alpha = cache
    return np.where(positive, dout, alpha * dout)


def elu_forward(x, alpha=1.0):
    return np.where(x >= 0, x, alpha * np.expm1(np.minimum(1.0 * x, 0))), (x, alpha)


def elu_backward(dout, cache):
    x, alpha = cache
    return dout * np.where(x >= 0, 1, alpha * np.exp(np.minimum(1.0 * x, 0)))
