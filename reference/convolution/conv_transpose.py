"""Transposed convolution: the up-convolution of U-Net, the adjoint of a convolution."""

from collections.abc import Mapping

import numpy as np

from reference._shared.arrays import as_floats, as_upstream, require_shape
from reference.convolution.arguments import require_nonempty, stride_and_pad, with_border, without_border
from reference.convolution.conv import correlate, correlate_with_upstream, spread


def conv_transpose_forward(
    x: np.ndarray, w: np.ndarray, b: np.ndarray, conv_param: Mapping[str, int]
) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray, int, int]]:
    """Paint every filter at every position, as strong as the input is there, and cut the border off.

        padded[n, f, i*stride + u, j*stride + v] += x[n, c, i, j] * w[c, f, u, v]    for all n, c, i, j, f, u, v
        out = padded without a border of width pad, plus b

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
        Images. Integers are computed in float64.
    w : ndarray, shape (C, F, HH, WW)
        Filters; the axis of inputs comes first.
    b : ndarray, shape (F,)
    conv_param : dict
        stride: integer of at least 1; pad: pixels cut off each side, integer of at least 0. Both are required.

    Returns
    -------
    out : ndarray, shape (N, F, oh, ow)
        oh = (H - 1) * stride - 2*pad + HH, and ow likewise.
    cache : tuple
        (x, w, stride, pad)

    Raises
    ------
    ValueError
        If an array is empty or does not fit, nothing is left inside the border, or a setting is out of range.

    Notes
    -----
    The stride enlarges: 2 with a 2x2 filter and no padding doubles both sides. It is no inverse of the
    convolution, but its adjoint: with b = 0 and w of shape (F, C, HH, WW) for both,
    sum(conv(x) * y) = sum(x * conv_transpose(y)) wherever the stride leaves no remainder.

    References
    ----------
    .. [1] Ronneberger, Fischer and Brox, "U-Net: convolutional networks for biomedical image segmentation",
       MICCAI 2015.
    .. [2] Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", 2016, chapter 4.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.convolution.conv_transpose import conv_transpose_forward
    >>> x, w, b = np.array([[[[1, 2]]]]), np.array([[[[3, 4]]]]), np.array([0.5])
    >>> conv_transpose_forward(x, w, b, {"stride": 2, "pad": 0})[0][0, 0]
    array([[3.5, 4.5, 6.5, 8.5]])
    """
    x, w, b = as_floats(x=x, w=w, b=b)
    require_nonempty("x", x, "N, C, H, W")
    require_nonempty("w", w, "C, F, HH, WW")
    require_shape("w", w, (x.shape[1], *w.shape[1:]))
    require_shape("b", b, w.shape[1:2])
    stride, pad = stride_and_pad(conv_param)
    padded = np.zeros(_painted_shape(x, w, stride))
    if min(padded.shape[2:]) <= 2 * pad:
        raise ValueError(f"pad must leave some of the {padded.shape[2:]} pixels. Received: {pad}")
    spread(x, w, stride, padded)
    out = without_border(padded, pad) + b[:, None, None]
    return out.astype(x.dtype), (x, w, stride, pad)


def conv_transpose_backward(
    dout: np.ndarray, cache: tuple[np.ndarray, np.ndarray, int, int]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pass the gradient to the images, the filters and the biases.

        dx[n, c, i, j] = sum over f, u, v of w[c, f, u, v] * dpadded[n, f, i*stride + u, j*stride + v]
        dw[c, f, u, v] = sum over n, i, j of x[n, c, i, j] * dpadded[n, f, i*stride + u, j*stride + v]
        db[f]          = sum over n, i, j of dout[n, f, i, j]

    Parameters
    ----------
    dout : ndarray, shape (N, F, oh, ow)
        Upstream gradient; dpadded is dout inside a border of zeros of width pad.
    cache : tuple
        (x, w, stride, pad), from the forward pass.

    Returns
    -------
    dx : ndarray, shape (N, C, H, W)
    dw : ndarray, shape (C, F, HH, WW)
    db : ndarray, shape (F,)

    Raises
    ------
    ValueError
        If dout has another shape than the output.

    Notes
    -----
    dx is the convolution of dout with the same filters: adjoint twice is the thing itself.

    References
    ----------
    .. [1] Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", 2016, chapter 4.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.convolution.conv_transpose import conv_transpose_backward
    >>> cache = np.array([[[[1.0, 2.0]]]]), np.array([[[[3.0, 4.0]]]]), 2, 0
    >>> dout = np.array([[[[1.0, 10.0, 100.0, 1000.0]]]])
    >>> [gradient.ravel() for gradient in conv_transpose_backward(dout, cache)]
    [array([  43., 4300.]), array([ 201., 2010.]), array([1111.])]
    """
    x, w, stride, pad = cache
    n_images, filters, height, width = _painted_shape(x, w, stride)
    dout = as_upstream(dout, (n_images, filters, height - 2 * pad, width - 2 * pad)).astype(
        x.dtype, copy=False
    )
    dpadded = with_border(dout, pad)
    dx, dw = np.empty_like(x), np.empty_like(w)
    correlate(dpadded, w, np.zeros(len(w), w.dtype), stride, dx)
    correlate_with_upstream(dpadded, x, stride, dw)
    return dx, dw, dout.sum(axis=(0, 2, 3))


def _painted_shape(x: np.ndarray, w: np.ndarray, stride: int) -> tuple[int, int, int, int]:
    """Return the shape of the output before its border is cut off."""
    height, width = ((x.shape[axis] - 1) * stride + w.shape[axis] for axis in (2, 3))
    return len(x), w.shape[1], height, width
