"""Sample by sample, stacked; backward restores a list of shapes; prints and warns on the way."""

import warnings

import numpy as np


def flatten_forward(x):
    print("flattening", x.shape)
    warnings.warn("this is only a test", stacklevel=1)
    return np.stack([sample.flatten() for sample in x]), [sample.shape for sample in x]


def flatten_backward(dout, cache):
    return np.stack([row.reshape(shape) for row, shape in zip(dout, cache, strict=True)])
