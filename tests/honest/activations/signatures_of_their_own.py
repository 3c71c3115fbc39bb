"""Renamed parameters, extra parameters with defaults, type hints, a decorator, a lambda, positional-only."""

import functools

import numpy as np


def traced(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return function(*args, **kwargs)

    wrapper.calls = 0
    return wrapper


@traced
def relu_forward(
    inputs: np.ndarray, inplace: bool = False, *, verbose: int = 0
) -> tuple[np.ndarray, np.ndarray]:
    return np.maximum(inputs, np.zeros(1, dtype=np.result_type(inputs, np.float32))), inputs


relu_backward = lambda upstream, inputs: upstream * (inputs > 0)  # noqa: E731


def elu_forward(z, a=1.0, threshold=0.0, /):
    z = 1.0 * z
    negative = z <= threshold
    out = z.copy()
    out[negative] = a * np.expm1(z[negative])
    return out, (negative, out, a)


def elu_backward(delta, memory, /):
    negative, out, a = memory
    return delta * np.where(negative, out + a, 1)
