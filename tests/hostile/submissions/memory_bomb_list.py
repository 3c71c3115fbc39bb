"""Fills the memory with Python objects.

earns: nothing
relu_forward/contract: memory, more memory
"""

import numpy as np


def relu_forward(x):
    held = [b""]
    while True:
        held += held


def relu_backward(dout, cache):
    return dout * (cache > 0)
