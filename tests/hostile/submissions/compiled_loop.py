"""Loops in compiled code, where no signal handler of Python's ever runs.

earns: nothing
relu_forward/contract: timeout, time limit
"""

import collections
import itertools

import numpy as np


def relu_forward(x):
    collections.deque(itertools.repeat(0), maxlen=0)


def relu_backward(dout, cache):
    return dout * (cache > 0)
