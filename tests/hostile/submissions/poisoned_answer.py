"""Answers with megabytes of text that holds escapes and half characters.

on: any
earns: nothing
relu_forward/contract: failed
"""

import numpy as np


def relu_forward(x):
    return "\x1b[2J\ud800" * 100_000, x


def relu_backward(dout, cache):
    return dout * (cache > 0)
