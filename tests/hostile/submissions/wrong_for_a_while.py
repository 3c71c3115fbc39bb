"""Answers wrong until its failure is looked at more closely, and right from then on.

on: any
earns: nothing
relu_forward/values: failed
"""

import numpy as np

calls = []


def relu_forward(x):
    calls.append(x)
    return (np.where(x > 0, x, 0.0) if len(calls) not in range(12, 40) else -x), x


def relu_backward(dout, cache):
    calls.append(dout)
    return dout if len(calls) % 3 else -dout
