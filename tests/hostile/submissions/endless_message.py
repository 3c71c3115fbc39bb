"""Raises an exception whose message takes for ever to make.

on: any
earns: nothing
relu_forward/contract: timeout
"""

import numpy as np


class Endless(Exception):
    def __str__(self):
        while True:
            pass


def relu_forward(x):
    raise Endless


def relu_backward(dout, cache):
    return dout * (cache > 0)
