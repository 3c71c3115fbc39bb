"""Convolution of images, fast.

Three ways lead to the same sums; which one is fastest depends on the sizes:

- `columns`: copy patches to columns, then one product of matrices for each image. For any stride and kernel.
- `direct`: weighted sums of shifted images, which need no columns, at stride 1.
- `winograd`: a quarter of the multiplications, for 3x3 filters at stride 1. Many channels pay for its transforms.

The last two are compiled and shared among threads: too much to start for fewer than ten million multiplications.
"""

from collections.abc import Mapping

import numpy as np

from reference._jit import COMPILED
from reference._shared.arrays import as_readable, require_shape
from reference.convolution.arguments import conv_arguments
from reference.convolution.columns import (
    columns_filter_gradient,
    columns_forward,
    columns_image_gradient,
)
from reference.convolution.conv import conv_shape
from reference.convolution.direct import direct_forward
from reference.convolution.winograd import winograd_filter_gradient, winograd_forward

_LARGE = 10**7  # multiplications
_MANY = 16  # channels, and filters


def fast_conv_forward(
    x: np.ndarray, w: np.ndarray, b: np.ndarray, conv_param: Mapping[str, int]
) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray, int, int]]:
    """Correlate every image with every filter, as conv_forward, as products of matrices.

        cols[(c, u, v), (i, j)] = padded[n, c, i*stride + u, j*stride + v]
        out[n] = b + w as a matrix (F, C * HH * WW) times cols

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
        Images. Integers are computed in float64.
    w : ndarray, shape (F, C, HH, WW)
        Filters.
    b : ndarray, shape (F,)
    conv_param : dict
        stride: integer of at least 1; pad: zeros put on each side, integer of at least 0. Both are required.

    Returns
    -------
    out : ndarray, shape (N, F, oh, ow)
        oh = floor((H + 2*pad - HH) / stride) + 1, and ow likewise.
    cache : tuple
        (x, w, stride, pad)

    Raises
    ------
    ValueError
        If an array is empty or does not fit, a filter is larger than the padded image, or a setting is out
        of range.

    Notes
    -----
    Large problems at stride 1 take one of two other ways to the same sums: Winograd's transforms when 3x3
    filters have many channels, and shifted images otherwise. Sums run in the dtype of the
    arrays; their error, relative to the largest output, is below 1e-5 in float32 and 1e-13 in float64. With
    Winograd's transforms an infinite pixel or nan spreads over the tiles of 4x4 outputs that it takes part in.

    References
    ----------
    .. [1] Chellapilla, Puri and Simard, "High performance convolutional neural networks for document
       processing", IWFHR 2006.
    .. [2] Lavin and Gray, "Fast algorithms for convolutional neural networks", CVPR 2016.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.convolution.fast_conv import fast_conv_forward
    >>> x, w, b = np.arange(9).reshape(1, 1, 3, 3), np.array([[[[-1, 1]]]]), np.array([0.5])
    >>> fast_conv_forward(x, w, b, {"stride": 1, "pad": 0})[0][0, 0]
    array([[1.5, 1.5],
           [1.5, 1.5],
           [1.5, 1.5]])
    """
    x, w, b, stride, pad = conv_arguments(x, w, b, conv_param)
    if COMPILED and fastest_way(x.shape, w.shape, stride, pad) != "columns":
        out = _compiled_forward(x, w, b, pad)
    else:
        out = columns_forward(x, w, b, stride, pad)
    return out, (x, w, stride, pad)


def fast_conv_backward(
    dout: np.ndarray, cache: tuple[np.ndarray, np.ndarray, int, int]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pass the gradient to the images, the filters and the biases, as conv_backward.

        dcols = transposed w times dout[n], added back to the patches of dpadded[n]
        dw    = sum over n of dout[n] times transposed cols
        db[f] = sum over n, i, j of dout[n, f, i, j]

    Parameters
    ----------
    dout : ndarray, shape (N, F, oh, ow)
        Upstream gradient.
    cache : tuple
        (x, w, stride, pad), from the forward pass.

    Returns
    -------
    dx : ndarray, shape (N, C, H, W)
        dpadded without its border.
    dw : ndarray, shape (F, C, HH, WW)
    db : ndarray, shape (F,)

    Raises
    ------
    ValueError
        If dout has another shape than the output.

    Notes
    -----
    The sums are those of the way that the forward pass took. At stride 1, dx is the correlation of dout with
    filters turned by half a turn, and is computed so where the problem is large. dout is not copied when its
    dtype and layout fit, since nothing keeps it.

    References
    ----------
    .. [1] Chellapilla, Puri and Simard, "High performance convolutional neural networks for document
       processing", IWFHR 2006.
    .. [2] Lavin and Gray, "Fast algorithms for convolutional neural networks", CVPR 2016.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.convolution.fast_conv import fast_conv_backward
    >>> cache = np.array([[[[1.0, 2.0, 3.0]]]]), np.array([[[[-1.0, 1.0]]]]), 1, 0
    >>> [gradient.ravel() for gradient in fast_conv_backward(np.array([[[[10.0, 1.0]]]]), cache)]
    [array([-10.,   9.,   1.]), array([12., 23.]), array([11.])]
    """
    x, w, stride, pad = cache
    dout = as_readable("dout", dout).astype(x.dtype, copy=False)
    require_shape("dout", dout, conv_shape(x, w, stride, pad))
    if COMPILED and fastest_way(x.shape, w.shape, stride, pad) != "columns":
        dx, dw = _compiled_gradients(dout, x, w, pad)
    else:
        dx = columns_image_gradient(dout, x, w, stride, pad)
        dw = columns_filter_gradient(dout, x, w, stride, pad)
    return dx, dw, dout.sum(axis=(0, 2, 3))


def fastest_way(x_shape: tuple[int, ...], w_shape: tuple[int, ...], stride: int, pad: int) -> str:
    """Choose between columns, direct and winograd by a rule of thumb, for shapes that fit."""
    n_filters, channels, kh, kw = w_shape
    positions = (x_shape[2] + 2 * pad - kh + 1) * (x_shape[3] + 2 * pad - kw + 1)
    small = x_shape[0] * positions * n_filters * channels * kh * kw < _LARGE
    if small or stride > 1 or pad >= min(kh, kw):
        return "columns"
    many = min(channels, n_filters) >= _MANY and channels % 4 == n_filters % 4 == 0
    return "winograd" if many and (kh, kw) == (3, 3) else "direct"


def _compiled_forward(x: np.ndarray, w: np.ndarray, b: np.ndarray, pad: int) -> np.ndarray:
    """Return the output at stride 1, by the faster of the two compiled ways."""
    if fastest_way(x.shape, w.shape, 1, pad) == "winograd":
        return winograd_forward(x, w, b, pad)
    return direct_forward(x, w, b, (pad, pad))


def _compiled_gradients(
    dout: np.ndarray, x: np.ndarray, w: np.ndarray, pad: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return dx and dw at stride 1: dx is a convolution of dout, with filters turned by half a turn."""
    flipped = np.ascontiguousarray(w[:, :, ::-1, ::-1].swapaxes(0, 1))
    no_bias = np.zeros(len(flipped), w.dtype)
    kh, kw = w.shape[2:]
    if fastest_way(x.shape, w.shape, 1, pad) == "winograd":
        dx = winograd_forward(dout, flipped, no_bias, kh - 1 - pad)
        return dx, winograd_filter_gradient(dout, x, pad)
    dx = direct_forward(dout, flipped, no_bias, (kh - 1 - pad, kw - 1 - pad))
    return dx, columns_filter_gradient(dout, x, w, 1, pad)
