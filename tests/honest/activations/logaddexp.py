"""NumPy's logaddexp does the work for softplus and for the log-softmax."""

import numpy as np


def softplus_forward(x):
    return np.logaddexp(0, 1.0 * x), x


def softplus_backward(dout, cache):
    return dout * np.exp(-np.logaddexp(0, -1.0 * cache))


def log_softmax_forward(x):
    x = 1.0 * x
    out = x - np.expand_dims(np.logaddexp.reduce(x, axis=-1), -1)
    return out, out


def log_softmax_backward(dout, cache):
    return dout - np.einsum("...i,...j->...i", np.exp(cache), dout)
