"""Asks for an array of a terabyte, and then for as many as fit.

earns: relu_forward
relu_backward/contract: memory, more memory
"""

import numpy as np


def relu_forward(x):
    return np.where(x > 0, x, 0.0), x


def relu_backward(dout, cache):
    try:
        np.ones(2**37)
    except MemoryError:
        pass
    held = []
    while True:
        held.append(np.ones(2**20))
