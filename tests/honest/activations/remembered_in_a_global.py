"""The cache is None: forward leaves what backward needs in a global variable."""

import numpy as np

LAST = {}


def sigmoid_forward(x):
    LAST["sigmoid"] = out = 0.5 + 0.5 * np.tanh(0.5 * x)
    return out, None


def sigmoid_backward(dout, cache):
    assert cache is None
    out = LAST["sigmoid"]
    return dout * out * (1 - out)
