"""Convolution by columns: patches are copied into matrices, one for each image, and BLAS does the rest.

For any stride, padding and kernel. A few images are treated at a time, so that their columns are still in the cache
when they are multiplied.
"""

from collections.abc import Iterator

import numpy as np

from reference.convolution.arguments import with_border, without_border
from reference.convolution.conv import conv_shape

_ENTRIES = 2**18  # of the columns of the images that are treated at a time


def columns_forward(x: np.ndarray, w: np.ndarray, b: np.ndarray, stride: int, pad: int) -> np.ndarray:
    """Multiply the filters (F, C * HH * WW) with the columns (C * HH * WW, oh * ow) of every image.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.convolution.columns import columns_forward
    >>> columns_forward(np.arange(4.0).reshape(1, 1, 1, 4), np.ones((1, 1, 1, 2)), np.zeros(1), 2, 0)
    array([[[[1., 5.]]]])
    """
    n_images, n_filters, oh, ow = conv_shape(x, w, stride, pad)
    out = np.empty((n_images, n_filters, oh * ow), x.dtype)
    for some in _few_images(x, w, oh * ow):
        cols = _columns(with_border(x[some], pad), w, stride, oh, ow)
        np.matmul(w.reshape(n_filters, -1), cols, out=out[some])
        out[some] += b[:, None]
    return out.reshape(n_images, n_filters, oh, ow)


def columns_image_gradient(
    dout: np.ndarray, x: np.ndarray, w: np.ndarray, stride: int, pad: int
) -> np.ndarray:
    """Return dx: dcols = transposed w times dout, added back to the patches.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.convolution.columns import columns_image_gradient
    >>> dout, x, w = np.array([[[[1.0, 2.0]]]]), np.arange(4.0).reshape(1, 1, 1, 4), np.ones((1, 1, 1, 2))
    >>> columns_image_gradient(dout, x, w, 2, 0)
    array([[[[1., 1., 2., 2.]]]])
    """
    n_filters, oh, ow = dout.shape[1:]
    channels, kh, kw = w.shape[1:]
    dx = np.empty_like(x)
    for some in _few_images(x, w, oh * ow):
        dcols = np.matmul(w.reshape(n_filters, -1).T, dout[some].reshape(-1, n_filters, oh * ow))
        dcols = dcols.reshape(-1, channels, kh, kw, oh, ow)
        dpadded = with_border(np.zeros_like(x[some]), pad)
        for (u, v), patch in _patches(dpadded, kh, kw, stride, oh, ow):
            patch += dcols[:, :, u, v]
        dx[some] = without_border(dpadded, pad)
    return dx


def columns_filter_gradient(
    dout: np.ndarray, x: np.ndarray, w: np.ndarray, stride: int, pad: int
) -> np.ndarray:
    """Return dw: the sum over all images of dout times transposed cols.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.convolution.columns import columns_filter_gradient
    >>> dout, x, w = np.array([[[[1.0, 2.0]]]]), np.arange(4.0).reshape(1, 1, 1, 4), np.ones((1, 1, 1, 2))
    >>> columns_filter_gradient(dout, x, w, 2, 0)
    array([[[[4., 7.]]]])
    """
    n_filters, oh, ow = dout.shape[1:]
    dw = np.zeros((n_filters, w[0].size), x.dtype)
    for some in _few_images(x, w, oh * ow):
        cols = _columns(with_border(x[some], pad), w, stride, oh, ow)
        dw += np.matmul(dout[some].reshape(-1, n_filters, oh * ow), cols.swapaxes(1, 2)).sum(axis=0)
    return dw.reshape(w.shape)


def _few_images(x: np.ndarray, w: np.ndarray, positions: int) -> Iterator[slice]:
    """Yield slices of the batch."""
    step = max(1, _ENTRIES // (w[0].size * positions))
    return (slice(start, start + step) for start in range(0, len(x), step))


def _columns(padded: np.ndarray, w: np.ndarray, stride: int, oh: int, ow: int) -> np.ndarray:
    """Return cols[n, (c, u, v), (i, j)] = padded[n, c, i * stride + u, j * stride + v]."""
    channels, kh, kw = w.shape[1:]
    cols = np.empty((len(padded), channels, kh, kw, oh, ow), padded.dtype)
    for (u, v), patch in _patches(padded, kh, kw, stride, oh, ow):
        cols[:, :, u, v] = patch
    return cols.reshape(len(padded), channels * kh * kw, oh * ow)


def _patches(
    padded: np.ndarray, kh: int, kw: int, stride: int, oh: int, ow: int
) -> Iterator[tuple[tuple[int, int], np.ndarray]]:
    """Yield every place (u, v) of the kernel with the pixels that it meets, as a view."""
    for u, v in np.ndindex(kh, kw):
        yield (u, v), padded[:, :, u : u + stride * oh : stride, v : v + stride * ow : stride]
