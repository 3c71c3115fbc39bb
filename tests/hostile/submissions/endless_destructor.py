"""Keeps a cache whose destruction never ends.

on: any
earns: at most relu_forward
relu_forward/values: timeout
"""

import numpy as np


class Cache:
    def __del__(self):
        while True:
            pass


def relu_forward(x):
    return np.where(x > 0, x, 0.0), Cache()


def relu_backward(dout, cache):
    return dout
