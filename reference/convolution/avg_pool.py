"""The mean of every window."""

from collections.abc import Mapping

import numpy as np

from reference._shared.arrays import as_upstream
from reference.convolution.arguments import fitted_size, pool_arguments


def avg_pool_forward(
    x: np.ndarray, pool_param: Mapping[str, int]
) -> tuple[np.ndarray, tuple[tuple[int, ...], int, int, int]]:
    """Average every window.

        out[n, c, i, j] = mean over u, v of x[n, c, i*stride + u, j*stride + v]

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
        Integers are computed in float64.
    pool_param : dict
        pool_height, pool_width, stride: integers of at least 1, all required. Windows overlap where the
        stride is smaller than the window.

    Returns
    -------
    out : ndarray, shape (N, C, oh, ow)
        oh = floor((H - pool_height) / stride) + 1, and ow likewise.
    cache : tuple
        (shape of x, pool_height, pool_width, stride)

    Raises
    ------
    ValueError
        If x is empty or has other axes, the window is larger than the image, or a setting is out of range.

    Notes
    -----
    This is a convolution of each channel with a constant filter. Rows and columns that the last window does
    not reach are left out.

    References
    ----------
    .. [1] LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document recognition",
       Proceedings of the IEEE, 1998, section II: sub-sampling.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.convolution.avg_pool import avg_pool_forward
    >>> x = np.array([[[[1, 5, 2, 0], [2, 4, 8, 10]]]])
    >>> avg_pool_forward(x, {"pool_height": 2, "pool_width": 2, "stride": 2})[0]
    array([[[[3., 5.]]]])
    """
    x, height, width, stride = pool_arguments(x, pool_param)
    total = np.zeros(_pooled_shape(x.shape, height, width, stride))
    for u in range(height):
        for v in range(width):
            total += x[_in_every_window(u, v, stride, total.shape)]
    return (total / (height * width)).astype(x.dtype), (x.shape, height, width, stride)


def avg_pool_backward(dout: np.ndarray, cache: tuple[tuple[int, ...], int, int, int]) -> np.ndarray:
    """Share the gradient equally among the entries of every window.

        dx[n, c, i*stride + u, j*stride + v] += dout[n, c, i, j] / (pool_height * pool_width)    for all i, j, u, v

    Parameters
    ----------
    dout : ndarray, shape (N, C, oh, ow)
        Upstream gradient.
    cache : tuple
        (shape of x, pool_height, pool_width, stride), from the forward pass.

    Returns
    -------
    dx : ndarray, shape (N, C, H, W)

    Raises
    ------
    ValueError
        If dout has another shape than the output.

    Notes
    -----
    Nothing gets lost: the entries of dx sum up to those of dout.

    References
    ----------
    .. [1] LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document recognition",
       Proceedings of the IEEE, 1998, section II: sub-sampling.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.convolution.avg_pool import avg_pool_backward
    >>> avg_pool_backward(np.array([[[[4.0, 8.0]]]]), ((1, 1, 2, 3), 2, 2, 1))[0, 0]
    array([[1., 3., 2.],
           [1., 3., 2.]])
    """
    x_shape, height, width, stride = cache
    dout = as_upstream(dout, _pooled_shape(x_shape, height, width, stride))
    share = dout / (height * width)
    dx = np.zeros(x_shape, dout.dtype)
    for u in range(height):
        for v in range(width):
            dx[_in_every_window(u, v, stride, dout.shape)] += share
    return dx


def _pooled_shape(x_shape: tuple[int, ...], height: int, width: int, stride: int) -> tuple[int, ...]:
    oh, ow = fitted_size(x_shape[2], height, 0, stride), fitted_size(x_shape[3], width, 0, stride)
    return (*x_shape[:2], oh, ow)


def _in_every_window(u: int, v: int, stride: int, out_shape: tuple[int, ...]) -> tuple[slice, ...]:
    """Select the entry in row u and column v of every window at once."""
    rows = slice(u, u + stride * out_shape[2], stride)
    return slice(None), slice(None), rows, slice(v, v + stride * out_shape[3], stride)
