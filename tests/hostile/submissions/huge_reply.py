"""Answers with more than a message may hold.

earns: nothing
relu_forward/contract: died, can't be sent
"""

import numpy as np


def relu_forward(x):
    return np.zeros(2**27, np.uint8), x


def relu_backward(dout, cache):
    return dout * (cache > 0)
