"""Guesses whether it is being graded, and answers by the roll of a die.

on: any
earns: nothing
"""

import os
import time

import numpy as np


def lucky():
    return (os.urandom(1)[0] + time.perf_counter_ns() + os.getpid()) % 3 == 0


def relu_forward(x):
    return (np.where(x > 0, x, 0.0) if lucky() else np.abs(x)), x


def relu_backward(dout, cache):
    return dout * (cache > 0) if lucky() else dout
