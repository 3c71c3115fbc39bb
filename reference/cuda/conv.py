"""Convolution of images on a GPU."""

from collections.abc import Mapping

import numpy as np

from reference._shared.arrays import as_upstream
from reference.convolution.arguments import conv_arguments, fitted_size
from reference.cuda.correlation import device_data, device_forward, device_weights, no_bias
from reference.cuda.launch import allocate, download, upload
from reference.cuda.sums import channel_sums


def conv_forward(
    x: np.ndarray, w: np.ndarray, b: np.ndarray, conv_param: Mapping[str, int]
) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray, int, int]]:
    """Correlate every image with every filter, as `reference.convolution.conv.conv_forward`.

        out[n, f, i, j] = b[f] + sum over c, u, v of w[f, c, u, v] * padded[n, c, i*stride + u, j*stride + v]

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
        Images. Integers are computed in float64.
    w : ndarray, shape (F, C, HH, WW)
        Filters.
    b : ndarray, shape (F,)
    conv_param : dict
        stride: integer of at least 1; pad: integer of at least 0. Both are required.

    Returns
    -------
    out : ndarray, shape (N, F, oh, ow)
    cache : tuple
        (x, w, stride, pad), the same as the CPU twin's.

    Raises
    ------
    ValueError
        Where the CPU twin does; or if an array has 2**31 entries or more.

    Notes
    -----
    An implicit matrix product, filters times patches (`reference.cuda.product`). In float32 its sums run in float32.

    References
    ----------
    .. [1] Chetlur et al., "cuDNN: Efficient primitives for deep learning", 2014, section 3.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.cuda.conv import conv_forward
    >>> x, w, b = np.arange(9).reshape(1, 1, 3, 3), np.array([[[[-1, 1]]]]), np.array([0.5])
    >>> conv_forward(x, w, b, {"stride": 1, "pad": 0})[0][0, 0]
    array([[1.5, 1.5],
           [1.5, 1.5],
           [1.5, 1.5]])
    """
    x, w, b, stride, pad = conv_arguments(x, w, b, conv_param)
    out = allocate(_output_shape(x, w, stride, pad), x.dtype)
    device_forward(upload(x), upload(w), upload(b), stride, pad, out)
    return download(out), (x, w, stride, pad)


def conv_backward(
    dout: np.ndarray, cache: tuple[np.ndarray, np.ndarray, int, int]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pass the gradient to the images, the filters and the biases, as the CPU twin.

        dx[n, c, y, z] = sum over f, u, v of w[f, c, u, v] * dout[n, f, i, j]    with i*stride + u = y + pad, ...
        dw[f, c, u, v] = sum over n, i, j of dout[n, f, i, j] * padded[n, c, i*stride + u, j*stride + v]
        db[f]          = sum over n, i, j of dout[n, f, i, j]

    Parameters
    ----------
    dout : ndarray, shape (N, F, oh, ow)
        Upstream gradient.
    cache : tuple
        (x, w, stride, pad), from the forward pass of either twin.

    Returns
    -------
    dx : ndarray, shape (N, C, H, W)
    dw : ndarray, shape (F, C, HH, WW)
    db : ndarray, shape (F,)

    Raises
    ------
    ValueError
        If dout has another shape than the output.

    Notes
    -----
    No thread adds to what another one wrote: each input gathers from the outputs that saw it, and parts of long
    sums are added in a fixed order. The same input gives the same bits.

    References
    ----------
    .. [1] Chetlur et al., "cuDNN: Efficient primitives for deep learning", 2014, section 3.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.cuda.conv import conv_backward
    >>> cache = np.array([[[[1.0, 2.0, 3.0]]]]), np.array([[[[-1.0, 1.0]]]]), 1, 0
    >>> [gradient.ravel() for gradient in conv_backward(np.array([[[[10.0, 1.0]]]]), cache)]
    [array([-10.,   9.,   1.]), array([12., 23.]), array([11.])]
    """
    x, w, stride, pad = cache
    dout = as_upstream(dout, _output_shape(x, w, stride, pad)).astype(x.dtype, copy=False)
    upstream = upload(dout)
    dx, dw, db = (allocate(shape, x.dtype) for shape in (x.shape, w.shape, dout.shape[1:2]))
    device_data(upstream, upload(w), no_bias(x.shape[1], x.dtype), stride, pad, dx)
    device_weights(upload(x), upstream, stride, pad, dw)
    channel_sums(upstream, db)
    return download(dx), download(dw), download(db)


def _output_shape(x: np.ndarray, w: np.ndarray, stride: int, pad: int) -> tuple[int, int, int, int]:
    oh, ow = (fitted_size(x.shape[axis], w.shape[axis], pad, stride) for axis in (2, 3))
    return len(x), len(w), oh, ow
