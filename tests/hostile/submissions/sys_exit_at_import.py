"""Leaves at import the polite way.

on: any
earns: nothing
problem: SystemExit
relu_forward/contract: failed, SystemExit
"""

import sys

import numpy as np


def relu_forward(x):
    return np.where(x > 0, x, 0.0), x


def relu_backward(dout, cache):
    return dout * (cache > 0)


sys.exit(0)
