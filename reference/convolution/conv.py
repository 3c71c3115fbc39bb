"""Convolution of images, written as its definition: every filter at every position."""

from collections.abc import Mapping

import numpy as np

from reference._jit import kernel
from reference._shared.arrays import as_upstream
from reference.convolution.arguments import conv_arguments, fitted_size, with_border, without_border


def conv_forward(
    x: np.ndarray, w: np.ndarray, b: np.ndarray, conv_param: Mapping[str, int]
) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray, int, int]]:
    """Correlate every image with every filter.

        out[n, f, i, j] = b[f] + sum over c, u, v of w[f, c, u, v] * padded[n, c, i*stride + u, j*stride + v]

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
    Mathematicians flip the filter first; like every framework, this does not. Rows and columns that the last
    position does not reach are left out. Sums run in float64.

    References
    ----------
    .. [1] LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document recognition",
       Proceedings of the IEEE, 1998.
    .. [2] Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", 2016.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.convolution.conv import conv_forward
    >>> x, w, b = np.arange(9).reshape(1, 1, 3, 3), np.array([[[[-1, 1]]]]), np.array([0.5])
    >>> conv_forward(x, w, b, {"stride": 1, "pad": 0})[0][0, 0]
    array([[1.5, 1.5],
           [1.5, 1.5],
           [1.5, 1.5]])
    """
    x, w, b, stride, pad = conv_arguments(x, w, b, conv_param)
    out = np.empty(conv_shape(x, w, stride, pad), x.dtype)
    correlate(with_border(x, pad), w, b, stride, out)
    return out, (x, w, stride, pad)


def conv_backward(
    dout: np.ndarray, cache: tuple[np.ndarray, np.ndarray, int, int]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pass the gradient to the images, the filters and the biases.

        dpadded[n, c, i*stride + u, j*stride + v] += w[f, c, u, v] * dout[n, f, i, j]    for all n, f, i, j, c, u, v
        dw[f, c, u, v] = sum over n, i, j of dout[n, f, i, j] * padded[n, c, i*stride + u, j*stride + v]
        db[f]          = sum over n, i, j of dout[n, f, i, j]

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
    A weight takes part at every position, so that its gradient is a sum over all of them.

    References
    ----------
    .. [1] LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document recognition",
       Proceedings of the IEEE, 1998.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.convolution.conv import conv_backward
    >>> cache = np.array([[[[1.0, 2.0, 3.0]]]]), np.array([[[[-1.0, 1.0]]]]), 1, 0
    >>> [gradient.ravel() for gradient in conv_backward(np.array([[[[10.0, 1.0]]]]), cache)]
    [array([-10.,   9.,   1.]), array([12., 23.]), array([11.])]
    """
    x, w, stride, pad = cache
    dout = as_upstream(dout, conv_shape(x, w, stride, pad)).astype(x.dtype, copy=False)
    padded = with_border(x, pad)
    dpadded, dw = np.zeros(padded.shape), np.empty_like(w)
    spread(dout, w, stride, dpadded)
    correlate_with_upstream(padded, dout, stride, dw)
    return without_border(dpadded, pad).astype(x.dtype), dw, dout.sum(axis=(0, 2, 3))


def conv_shape(x: np.ndarray, w: np.ndarray, stride: int, pad: int) -> tuple[int, int, int, int]:
    """Return the shape of the output: (N, F, oh, ow)."""
    oh, ow = (fitted_size(x.shape[axis], w.shape[axis], pad, stride) for axis in (2, 3))
    return len(x), len(w), oh, ow


@kernel
def correlate(padded: np.ndarray, w: np.ndarray, b: np.ndarray, stride: int, out: np.ndarray) -> None:
    """Write the output row by row: its columns are independent, so that a row fills vector registers."""
    row = np.empty(out.shape[3])
    for n in range(out.shape[0]):
        for f in range(out.shape[1]):
            for i in range(out.shape[2]):
                row[:] = b[f]
                for c in range(w.shape[1]):
                    for u in range(w.shape[2]):
                        for v in range(w.shape[3]):
                            weight = w[f, c, u, v]
                            for j in range(out.shape[3]):
                                row[j] += weight * padded[n, c, i * stride + u, j * stride + v]
                out[n, f, i] = row


@kernel
def spread(dout: np.ndarray, w: np.ndarray, stride: int, dpadded: np.ndarray) -> None:
    """Add the share of every output to the inputs that it was computed from."""
    for n in range(dout.shape[0]):
        for c in range(w.shape[1]):
            for f in range(dout.shape[1]):
                for i in range(dout.shape[2]):
                    for u in range(w.shape[2]):
                        for v in range(w.shape[3]):
                            weight = w[f, c, u, v]
                            for j in range(dout.shape[3]):
                                dpadded[n, c, i * stride + u, j * stride + v] += weight * dout[n, f, i, j]


@kernel
def correlate_with_upstream(padded: np.ndarray, dout: np.ndarray, stride: int, dw: np.ndarray) -> None:
    """Write the gradient of every weight: its sum over all positions, one partial sum a column."""
    row = np.empty(dout.shape[3])
    for f in range(dw.shape[0]):
        for c in range(dw.shape[1]):
            for u in range(dw.shape[2]):
                for v in range(dw.shape[3]):
                    row[:] = 0
                    for n in range(dout.shape[0]):
                        for i in range(dout.shape[2]):
                            for j in range(dout.shape[3]):
                                row[j] += dout[n, f, i, j] * padded[n, c, i * stride + u, j * stride + v]
                    dw[f, c, u, v] = row.sum()
