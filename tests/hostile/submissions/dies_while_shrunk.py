"""Takes long to start, and ends Python once its failure is looked at more closely: each look would be a start.

on: any
earns: nothing
relu_forward/values: failed
"""

import os
import time

import numpy as np

time.sleep(0.6)
calls = []


def relu_forward(x):
    calls.append(x)
    if len(calls) > 14:
        os._exit(0)
    return (np.where(x > 0, x, 0.0) if len(calls) < 10 else -x), x


def relu_backward(dout, cache):
    return -dout
