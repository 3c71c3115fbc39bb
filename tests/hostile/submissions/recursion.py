"""Overflows the stack.

earns: nothing
relu_forward/contract: died|failed|memory
"""

import sys

import numpy as np

sys.setrecursionlimit(2**30)


class Deeper:
    def __getattr__(self, name):
        return getattr(self, name + "r")

    def __repr__(self):
        return repr(self)


def relu_forward(x):
    return repr(Deeper()), x


def relu_backward(dout, cache):
    return dout * (cache > 0)
