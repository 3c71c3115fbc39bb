"""Half the sum of x and its size, and the sign for the slope: one half at zero."""

import numpy as np


def relu_forward(x):
    return (np.abs(x) + x) / 2, x


def relu_backward(dout, cache):
    return 0.5 * dout * (np.sign(cache) + 1)
