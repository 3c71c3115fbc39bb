"""Warns without end, and makes warnings errors.

on: any
earns: everything
"""

import warnings

import numpy as np

warnings.simplefilter("error")
np.seterr(all="raise")


def relu_forward(x):
    for number in range(2000):
        warnings.warn(f"{number} " + "w" * 10_000)
    return np.where(x > 0, x, 0.0), x


def relu_backward(dout, cache):
    return dout * (cache > 0)
