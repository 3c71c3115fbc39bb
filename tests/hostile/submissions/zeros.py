"""Two functions that return zeros: each is the true derivative of the other, and neither is an attempt.

on: any
earns: nothing
relu_forward/values: failed, wrong values
relu_backward/gradient: failed
"""

import numpy as np


def relu_forward(x):
    return np.zeros_like(x), x


def relu_backward(dout, cache):
    return np.zeros_like(dout)
