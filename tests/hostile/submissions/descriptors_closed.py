"""Closes every descriptor and goes on.

earns: nothing
relu_forward/contract: died|timeout
"""

import os
import time

import numpy as np


def relu_forward(x):
    os.closerange(0, 1000)
    while True:
        time.sleep(1)


def relu_backward(dout, cache):
    return dout * (cache > 0)
