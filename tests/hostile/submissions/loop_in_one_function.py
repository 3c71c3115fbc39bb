"""Loops in one function: the other one is still graded.

on: any
earns: relu_forward
relu_backward/contract: timeout, time limit
relu_backward/gradient: blocked
"""

import numpy as np


def relu_forward(x):
    return np.where(x > 0, x, 0.0), x


def relu_backward(dout, cache):
    while True:
        pass
