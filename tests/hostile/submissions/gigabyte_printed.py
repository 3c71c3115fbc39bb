"""Prints a gigabyte, and writes to the descriptors behind the streams.

earns: everything
seconds: 8
relu_forward/contract: passed, xxxxx
"""

import os
import sys

import numpy as np

calls = []


def relu_forward(x):
    calls.append(1)
    if len(calls) == 1:
        line = "x" * 2**20
        for _ in range(1024):
            print(line)
    os.write(1, b"::error::injected\n")
    os.write(2, b"injected\n")
    sys.__stderr__ and sys.__stderr__.write("injected\n")
    return np.where(x > 0, x, 0.0), x


def relu_backward(dout, cache):
    return dout * (cache > 0)
