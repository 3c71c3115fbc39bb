"""Transposed convolution on a GPU: the kernels of the convolution, with forward and backward in each other's place."""

from collections.abc import Mapping

import numpy as np

from reference._shared.arrays import as_floats, as_upstream, require_shape
from reference.convolution.arguments import require_nonempty, stride_and_pad
from reference.cuda.correlation import device_data, device_forward, device_weights, no_bias
from reference.cuda.launch import allocate, download, upload
from reference.cuda.sums import channel_sums


def conv_transpose_forward(
    x: np.ndarray, w: np.ndarray, b: np.ndarray, conv_param: Mapping[str, int]
) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray, int, int]]:
    """Gather, for every output, the inputs that paint it, as `reference.convolution.conv_transpose`.

        out[n, f, y, z] = b[f] + sum over c, u, v of x[n, c, i, j] * w[c, f, u, v]    with i*stride + u = y + pad, ...

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
        (x, w, stride, pad), the same as the CPU twin's.

    Raises
    ------
    ValueError
        Where the CPU twin does; or if an array has 2**31 entries or more.

    Notes
    -----
    This is the product that passes a convolution's gradient to its images. Each output is written once: painting as
    the definition says would need atomic additions wherever filters overlap.

    References
    ----------
    .. [1] Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", 2016, chapter 4.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.cuda.conv_transpose import conv_transpose_forward
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
    shape = _output_shape(x, w, stride, pad)
    if min(shape) <= 0:
        painted = shape[2] + 2 * pad, shape[3] + 2 * pad
        raise ValueError(f"pad must leave some of the {painted} pixels. Received: {pad}")
    out = allocate(shape, x.dtype)
    device_data(upload(x), upload(w), upload(b), stride, pad, out)
    return download(out), (x, w, stride, pad)


def conv_transpose_backward(
    dout: np.ndarray, cache: tuple[np.ndarray, np.ndarray, int, int]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pass the gradient to the images, the filters and the biases, as the CPU twin.

        dx[n, c, i, j] = sum over f, u, v of w[c, f, u, v] * dpadded[n, f, i*stride + u, j*stride + v]
        dw[c, f, u, v] = sum over n, i, j of x[n, c, i, j] * dpadded[n, f, i*stride + u, j*stride + v]
        db[f]          = sum over n, i, j of dout[n, f, i, j]

    Parameters
    ----------
    dout : ndarray, shape (N, F, oh, ow)
        Upstream gradient; dpadded is dout inside a border of zeros of width pad.
    cache : tuple
        (x, w, stride, pad), from the forward pass of either twin.

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
    dx is the convolution of dout with the same filters; dw is a convolution's with the roles of x and dout exchanged.

    References
    ----------
    .. [1] Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", 2016, chapter 4.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.cuda.conv_transpose import conv_transpose_backward
    >>> cache = np.array([[[[1.0, 2.0]]]]), np.array([[[[3.0, 4.0]]]]), 2, 0
    >>> dout = np.array([[[[1.0, 10.0, 100.0, 1000.0]]]])
    >>> [gradient.ravel() for gradient in conv_transpose_backward(dout, cache)]
    [array([  43., 4300.]), array([ 201., 2010.]), array([1111.])]
    """
    x, w, stride, pad = cache
    dout = as_upstream(dout, _output_shape(x, w, stride, pad)).astype(x.dtype, copy=False)
    upstream = upload(dout)
    dx, dw, db = (allocate(shape, x.dtype) for shape in (x.shape, w.shape, dout.shape[1:2]))
    device_forward(upstream, upload(w), no_bias(x.shape[1], x.dtype), stride, pad, dx)
    device_weights(upstream, upload(x), stride, pad, dw)
    channel_sums(upstream, db)
    return download(dx), download(dw), download(db)


def _output_shape(x: np.ndarray, w: np.ndarray, stride: int, pad: int) -> tuple[int, int, int, int]:
    height, width = ((x.shape[axis] - 1) * stride - 2 * pad + w.shape[axis] for axis in (2, 3))
    return len(x), w.shape[1], height, width
