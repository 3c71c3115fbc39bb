"""The slope of tanh is one over a squared cosh, which overflows to inf where the slope is zero."""

import numpy as np


def tanh_forward(x):
    return np.tanh(x), np.array(x, dtype=np.result_type(x, np.float16) if x.dtype.kind == "f" else float)


def tanh_backward(dout, cache):
    return dout / np.cosh(cache) ** 2
