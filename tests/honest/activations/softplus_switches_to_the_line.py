"""Beyond 30 softplus is replaced by the line, from which it differs by less than 1e-13."""

import numpy as np


def softplus_forward(x):
    x = 1.0 * x
    return np.where(x > 30, x, np.log1p(np.exp(np.minimum(x, 30)))), x


def softplus_backward(dout, cache):
    return np.where(cache > 30, dout, dout / (1 + np.exp(-np.maximum(cache, -80))))
