"""Returns noise of the right shape, the same for the same input.

on: any
earns: nothing
relu_forward/values: failed, wrong values
relu_backward/gradient: failed, wrong values
"""

import numpy as np


def noise(x):
    return np.random.default_rng(abs(hash(x.tobytes()))).standard_normal(x.shape).astype(x.dtype)


def relu_forward(x):
    return noise(x), x


def relu_backward(dout, cache):
    return noise(dout)
