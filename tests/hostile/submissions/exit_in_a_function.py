"""Ends Python in the second function only: the first keeps its points.

on: any
earns: relu_forward
relu_backward/contract: died, ended Python
"""

import os

import numpy as np


def relu_forward(x):
    return np.where(x > 0, x, 0.0), x


def relu_backward(dout, cache):
    os._exit(0)
