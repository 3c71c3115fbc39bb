"""Greek identifiers, a walrus, a match statement and a nested function: all legal Python."""

import numpy as np

ε = 0.0


def sigmoid_forward(x):
    def σ(ξ):
        return np.exp(-np.logaddexp(0, -1.0 * ξ))

    return (ω := σ(x) + ε), ω


def sigmoid_backward(dout, cache):
    match cache:
        case np.ndarray() as ω:
            return dout * ω * (1 - ω)


def leaky_relu_forward(x, α=0.01):
    return (η := np.where((mask := x > 0), x, α * x)), (mask, α, η)


def leaky_relu_backward(dout, cache):
    mask, α, _ = cache
    return dout * np.where(mask, 1, α).astype(dout.dtype)
