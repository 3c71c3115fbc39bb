"""Prints, warns, and changes NumPy's error state and the global seed while it is at it."""

import warnings

import numpy as np

print("loading activations ...")
np.seterr(all="ignore")
np.random.seed(42)  # noqa: NPY002
warnings.simplefilter("always")


def tanh_forward(x):
    print("x has shape", x.shape)
    warnings.warn("tanh saturates", UserWarning, stacklevel=2)
    return np.tanh(x), np.tanh(x)


def tanh_backward(dout, cache):
    np.log(np.zeros(1))
    print(dout)
    return dout * (1 - cache**2)
