"""Answers right a few times only.

on: any
earns: nothing
relu_forward/values: failed
"""

import numpy as np

calls = []


def relu_forward(x):
    calls.append(x)
    return (np.where(x > 0, x, 0.0) if len(calls) < 8 else -x), x


def relu_backward(dout, cache):
    return np.zeros_like(dout)
