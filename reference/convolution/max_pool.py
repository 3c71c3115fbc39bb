"""The largest entry of every window."""

from collections.abc import Mapping

import numpy as np

from reference._jit import kernel
from reference._shared.arrays import as_upstream
from reference.convolution.arguments import fitted_size, pool_arguments


def max_pool_forward(
    x: np.ndarray, pool_param: Mapping[str, int]
) -> tuple[np.ndarray, tuple[tuple[int, ...], np.ndarray]]:
    """Keep the largest entry of every window.

        out[n, c, i, j] = max over u, v of x[n, c, i*stride + u, j*stride + v]

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
        Integers become float64.
    pool_param : dict
        pool_height, pool_width, stride: integers of at least 1, all required. Windows overlap where the
        stride is smaller than the window.

    Returns
    -------
    out : ndarray, shape (N, C, oh, ow)
        oh = floor((H - pool_height) / stride) + 1, and ow likewise.
    cache : tuple
        (shape of x, winner), winner of shape (N, C, oh, ow): where in its plane each maximum was found,
        counted row by row

    Raises
    ------
    ValueError
        If x is empty or has other axes, the window is larger than the image, or a setting is out of range.

    Notes
    -----
    Of equal entries the first wins, row by row. A window with a nan gives nan, as in NumPy. Rows and columns
    that the last window does not reach are left out.

    References
    ----------
    .. [1] Scherer, Müller and Behnke, "Evaluation of pooling operations in convolutional architectures for
       object recognition", ICANN 2010.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.convolution.max_pool import max_pool_forward
    >>> x = np.array([[[[1, 5, 2, 0], [3, 4, 8, 9]]]])
    >>> max_pool_forward(x, {"pool_height": 2, "pool_width": 2, "stride": 2})[0]
    array([[[[5., 9.]]]])
    """
    x, height, width, stride = pool_arguments(x, pool_param)
    oh, ow = fitted_size(x.shape[2], height, 0, stride), fitted_size(x.shape[3], width, 0, stride)
    out = np.empty((*x.shape[:2], oh, ow), x.dtype)
    winner = np.empty(out.shape, np.int64)
    _keep_largest(x, height, width, stride, out, winner)
    return out, (x.shape, winner)


def max_pool_backward(dout: np.ndarray, cache: tuple[tuple[int, ...], np.ndarray]) -> np.ndarray:
    """Route the gradient to the entries that won.

        dx[n, c, winner of (n, c, i, j)] += dout[n, c, i, j]

    Parameters
    ----------
    dout : ndarray, shape (N, C, oh, ow)
        Upstream gradient.
    cache : tuple
        (shape of x, winner), from the forward pass.

    Returns
    -------
    dx : ndarray, shape (N, C, H, W)

    Raises
    ------
    ValueError
        If dout has another shape than the output.

    Notes
    -----
    An entry that wins in several overlapping windows gets the sum. Entries that won nowhere get exactly zero.

    References
    ----------
    .. [1] Scherer, Müller and Behnke, "Evaluation of pooling operations in convolutional architectures for
       object recognition", ICANN 2010.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.convolution.max_pool import max_pool_backward
    >>> cache = (1, 1, 2, 4), np.array([[[[1, 7]]]])
    >>> max_pool_backward(np.array([[[[10.0, 20.0]]]]), cache)[0, 0]
    array([[ 0., 10.,  0.,  0.],
           [ 0.,  0.,  0., 20.]])
    """
    x_shape, winner = cache
    dout = as_upstream(dout, winner.shape)
    dx = np.zeros(x_shape, dout.dtype)
    _route_to_largest(dout, winner, dx)
    return dx


@kernel
def _keep_largest(
    x: np.ndarray, height: int, width: int, stride: int, out: np.ndarray, winner: np.ndarray
) -> None:
    """Write the maximum of every window and where it was found."""
    for n in range(out.shape[0]):
        for c in range(out.shape[1]):
            for i in range(out.shape[2]):
                for j in range(out.shape[3]):
                    row, column = i * stride, j * stride
                    largest = x[n, c, row, column]
                    for r in range(i * stride, i * stride + height):
                        for k in range(j * stride, j * stride + width):
                            value = x[n, c, r, k]
                            # only nan differs from itself; nothing is larger than nan, once it is let in
                            if value > largest or (value != value and largest == largest):
                                largest, row, column = value, r, k
                    out[n, c, i, j] = largest
                    winner[n, c, i, j] = row * x.shape[3] + column


@kernel
def _route_to_largest(dout: np.ndarray, winner: np.ndarray, dx: np.ndarray) -> None:
    """Add every upstream gradient to the entry that won."""
    for n in range(dout.shape[0]):
        for c in range(dout.shape[1]):
            for i in range(dout.shape[2]):
                for j in range(dout.shape[3]):
                    row, column = divmod(winner[n, c, i, j], dx.shape[3])
                    dx[n, c, row, column] += dout[n, c, i, j]
