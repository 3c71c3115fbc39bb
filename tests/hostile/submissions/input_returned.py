"""Returns what it was given.

on: any
earns: nothing
relu_forward/values: failed
relu_backward/gradient: failed
"""

import numpy as np


def relu_forward(x):
    return x, x


def relu_backward(dout, cache):
    return dout
