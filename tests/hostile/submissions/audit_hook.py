"""Installs an audit hook, which can't be removed, that forbids Python everything.

earns: relu_backward
"""

import sys

import numpy as np


def forbid(event, arguments):
    raise RuntimeError("no")


def relu_forward(x):
    sys.addaudithook(forbid)
    return np.zeros_like(x), x


def relu_backward(dout, cache):
    return dout * (cache > 0)
