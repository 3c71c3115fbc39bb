"""From patches to columns and back: what turns a convolution into one matrix product."""

from collections.abc import Sequence

import numpy as np

from reference._shared.arrays import as_float, require_shape
from reference.convolution.arguments import (
    as_integer,
    fitted_size,
    require_nonempty,
    with_border,
    without_border,
)


def im2col(x: np.ndarray, kh: int, kw: int, pad: int, stride: int) -> np.ndarray:
    """Write every patch that a kernel covers as a column.

        cols[(c, u, v), (n, i, j)] = padded[n, c, i*stride + u, j*stride + v]

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
        Images. Integers become float64.
    kh, kw : int
        Height and width of the kernel, at least 1.
    pad : int
        Zeros put on each side, at least 0.
    stride : int
        At least 1.

    Returns
    -------
    cols : ndarray, shape (C * kh * kw, N * oh * ow)
        Rows in the order of c, u, v and columns in the order of n, i, j, the last fastest;
        oh = floor((H + 2*pad - kh) / stride) + 1, and ow likewise.

    Raises
    ------
    ValueError
        If x is empty or has other axes, the kernel is larger than the padded image, or a number is out of
        range.

    Notes
    -----
    Filters as a matrix (F, C * kh * kw) times cols is the convolution. A pixel is copied once for each patch
    it is in: memory is what this pays for speed.

    References
    ----------
    .. [1] Chellapilla, Puri and Simard, "High performance convolutional neural networks for document
       processing", IWFHR 2006.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.convolution.im2col import im2col
    >>> im2col(np.array([[[[1, 2, 3], [4, 5, 6]]]]), 2, 2, 0, 1)
    array([[1., 2.],
           [2., 3.],
           [4., 5.],
           [5., 6.]])
    """
    x = as_float("x", x)
    require_nonempty("x", x, "N, C, H, W")
    kh, kw, pad, stride = _as_patch_settings(kh, kw, pad, stride)
    oh, ow = fitted_size(x.shape[2], kh, pad, stride), fitted_size(x.shape[3], kw, pad, stride)
    padded = with_border(x, pad).swapaxes(0, 1)
    cols = np.empty((x.shape[1], kh, kw, len(x), oh, ow), x.dtype)
    for u in range(kh):
        for v in range(kw):
            cols[:, u, v] = padded[:, :, u : u + stride * oh : stride, v : v + stride * ow : stride]
    return cols.reshape(x.shape[1] * kh * kw, len(x) * oh * ow)


def col2im(cols: np.ndarray, x_shape: Sequence[int], kh: int, kw: int, pad: int, stride: int) -> np.ndarray:
    """Add every column back to the patch it came from: the adjoint of im2col.

        padded[n, c, i*stride + u, j*stride + v] += cols[(c, u, v), (n, i, j)]    for all c, u, v, n, i, j

    Parameters
    ----------
    cols : ndarray, shape (C * kh * kw, N * oh * ow)
        Laid out as by im2col.
    x_shape : tuple of int
        (N, C, H, W), each at least 1.
    kh, kw : int
        Height and width of the kernel, at least 1.
    pad : int
        Width of the border, which is dropped in the end; at least 0.
    stride : int
        At least 1.

    Returns
    -------
    x : ndarray, shape (N, C, H, W)

    Raises
    ------
    ValueError
        If x_shape is not four positive integers, cols has another shape than im2col gives, the kernel is
        larger than the padded image, or a number is out of range.

    Notes
    -----
    It does not undo im2col: a pixel comes back as often as there are patches over it. But it is the gradient:
    sum(im2col(x) * cols) = sum(x * col2im(cols)).

    References
    ----------
    .. [1] Chellapilla, Puri and Simard, "High performance convolutional neural networks for document
       processing", IWFHR 2006.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.convolution.im2col import col2im
    >>> col2im(np.ones((4, 2)), (1, 1, 2, 3), 2, 2, 0, 1)[0, 0]
    array([[1., 2., 1.],
           [1., 2., 1.]])
    """
    cols = as_float("cols", cols)
    if len(x_shape) != 4:
        raise ValueError(f"x_shape must be four integers. Received: {x_shape!r}")
    n_images, channels, height, width = (as_integer("x_shape", size, 1) for size in x_shape)
    kh, kw, pad, stride = _as_patch_settings(kh, kw, pad, stride)
    oh, ow = fitted_size(height, kh, pad, stride), fitted_size(width, kw, pad, stride)
    require_shape("cols", cols, (channels * kh * kw, n_images * oh * ow))
    patches = cols.reshape(channels, kh, kw, n_images, oh, ow)
    padded = np.zeros((channels, n_images, height + 2 * pad, width + 2 * pad), cols.dtype)
    for u in range(kh):
        for v in range(kw):
            padded[:, :, u : u + stride * oh : stride, v : v + stride * ow : stride] += patches[:, u, v]
    return np.ascontiguousarray(without_border(padded, pad).swapaxes(0, 1))


def _as_patch_settings(kh: int, kw: int, pad: int, stride: int) -> list[int]:
    given = {"kh": (kh, 1), "kw": (kw, 1), "pad": (pad, 0), "stride": (stride, 1)}
    return [as_integer(name, value, smallest) for name, (value, smallest) in given.items()]
