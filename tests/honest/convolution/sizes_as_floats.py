"""Floats that happen to be whole, divmod, an own subclass of ValueError, and NumPy's products."""

import numpy as np


class DoesNotFit(ValueError):
    pass


def conv_output_size(input_size, kernel_size, padding, stride):
    size = 1 + (input_size + 2 * padding - kernel_size) / stride
    if size < 1 or not size.is_integer():
        raise DoesNotFit(size)
    return size


def conv_parameters(w_shape, bias=True):
    return np.prod(w_shape, dtype=float) + bool(bias) * w_shape[0]


def conv_operations(x_shape, w_shape, conv_param):
    positions = [
        1 + (x + 2 * conv_param["pad"] - k) / conv_param["stride"]
        for x, k in zip(x_shape[2:], w_shape[2:], strict=True)
    ]
    return np.prod(positions) * np.prod(w_shape) * x_shape[0]


def receptive_field(kernel_sizes, strides=None):
    if strides is None:
        strides = np.ones(len(kernel_sizes))
    steps = np.concatenate([[1], np.cumprod(strides)[:-1]])
    return 1 + np.dot(np.array(kernel_sizes) - 1, steps)
