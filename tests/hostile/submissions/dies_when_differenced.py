"""Answers a wrong gradient, and ends Python when its forward is asked near a question it knows.

on: any
earns: relu_forward
relu_backward/gradient: failed|died
"""

import os

import numpy as np

asked = []


def relu_forward(x):
    if any(old.shape == x.shape and 0 < np.abs(old - x).max(initial=0.0) < 1e-4 for old in asked):
        os._exit(0)
    asked.append(x.copy())
    return np.where(x > 0, x, 0.0), x


def relu_backward(dout, cache):
    return 5 * dout
