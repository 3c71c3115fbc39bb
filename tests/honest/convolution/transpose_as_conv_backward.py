"""Forward is the backward of a convolution of an image of zeros, backward is its forward."""

import numpy as np


def conv_transpose_forward(x, w, b, conv_param):
    s, p = conv_param["stride"], conv_param["pad"]
    high, wide = ((side - 1) * s + k - 2 * p for side, k in zip(x.shape[2:], w.shape[2:], strict=True))
    nothing = np.zeros((len(x), w.shape[1], high, wide), x.dtype)
    _, inner = conv_forward(nothing, w, np.zeros(len(w), w.dtype), conv_param)  # noqa: F821
    return conv_backward(x, inner)[0] + b[:, None, None], (x, w, conv_param)  # noqa: F821


def conv_transpose_backward(dout, cache):
    x, w, conv_param = cache
    dx, inner = conv_forward(dout, w, np.zeros(len(w), w.dtype), conv_param)  # noqa: F821
    return dx, conv_backward(x, inner)[1], dout.sum(axis=(0, 2, 3))[np.newaxis]  # noqa: F821
