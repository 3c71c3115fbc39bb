"""The largest entry of every window, on a GPU."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numba import cuda

from reference._shared.arrays import as_upstream
from reference.convolution.arguments import fitted_size, pool_arguments
from reference.cuda.launch import allocate, device_kernel, download, one_thread_each, upload

MaxPoolCache = tuple[tuple[int, ...], np.ndarray, int, int, int]


def max_pool_forward(x: np.ndarray, pool_param: Mapping[str, int]) -> tuple[np.ndarray, MaxPoolCache]:
    """Keep the largest entry of every window, as `reference.convolution.max_pool`.

        out[n, c, i, j] = max over u, v of x[n, c, i*stride + u, j*stride + v]

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
        Integers become float64.
    pool_param : dict
        pool_height, pool_width, stride: integers of at least 1, all required.

    Returns
    -------
    out : ndarray, shape (N, C, oh, ow)
    cache : tuple
        (shape of x, winner, pool_height, pool_width, stride), winner of shape (N, C, oh, ow): where in its plane each
        maximum was found, counted row by row

    Raises
    ------
    ValueError
        Where the CPU twin does.

    Notes
    -----
    Of equal entries the first wins; a window with a nan gives nan.

    References
    ----------
    .. [1] Scherer, Müller and Behnke, "Evaluation of pooling operations in convolutional architectures for
       object recognition", ICANN 2010.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.cuda.max_pool import max_pool_forward
    >>> x = np.array([[[[1, 5, 2, 0], [3, 4, 8, 9]]]])
    >>> max_pool_forward(x, {"pool_height": 2, "pool_width": 2, "stride": 2})[0]
    array([[[[5., 9.]]]])
    """
    x, height, width, stride = pool_arguments(x, pool_param)
    oh, ow = fitted_size(x.shape[2], height, 0, stride), fitted_size(x.shape[3], width, 0, stride)
    shape = (*x.shape[:2], oh, ow)
    out, winner = allocate(shape, x.dtype), allocate(shape, np.int64)
    keep_largest[one_thread_each(out.size)](upload(x), height, width, stride, out, winner)
    return download(out), (x.shape, download(winner), height, width, stride)


def max_pool_backward(dout: np.ndarray, cache: MaxPoolCache) -> np.ndarray:
    """Route the gradient to the entries that won, as the CPU twin.

        dx[n, c, y, z] = sum of dout[n, c, i, j] over the windows (i, j) that (y, z) won

    Parameters
    ----------
    dout : ndarray, shape (N, C, oh, ow)
        Upstream gradient.
    cache : tuple
        (shape of x, winner, pool_height, pool_width, stride), from the forward pass of this twin.

    Returns
    -------
    dx : ndarray, shape (N, C, H, W)

    Raises
    ------
    ValueError
        If dout has another shape than the output.

    Notes
    -----
    Every entry asks the windows that cover it, in their order, instead of every window adding to its winner: no
    atomic addition, and the same bits each time. Where windows do not overlap that is one window at most.

    References
    ----------
    .. [1] Scherer, Müller and Behnke, "Evaluation of pooling operations in convolutional architectures for
       object recognition", ICANN 2010.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.cuda.max_pool import max_pool_backward
    >>> cache = (1, 1, 2, 4), np.array([[[[1, 7]]]]), 2, 2, 2
    >>> max_pool_backward(np.array([[[[10.0, 20.0]]]]), cache)[0, 0]
    array([[ 0., 10.,  0.,  0.],
           [ 0.,  0.,  0., 20.]])
    """
    x_shape, winner, height, width, stride = cache
    dout = as_upstream(dout, winner.shape)
    dx = allocate(x_shape, dout.dtype)
    gather_from_won[one_thread_each(dx.size)](upload(dout), upload(winner), height, width, stride, dx)
    return download(dx)


@device_kernel()
def keep_largest(x: Any, height: int, width: int, stride: int, out: Any, winner: Any) -> None:
    """One thread a window, neighbours along a row of outputs; 64 registers at most, no shared memory.

    Neighbouring threads read `stride` apart: the cache lines in between are used by the window's other columns.
    """
    channels, oh, ow = out.shape[1:]
    for index in range(cuda.grid(1), out.size, cuda.gridsize(1)):
        j, i = index % ow, index // ow % oh
        c, n = index // (ow * oh) % channels, index // (ow * oh * channels)
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


@device_kernel()
def gather_from_won(dout: Any, winner: Any, height: int, width: int, stride: int, dx: Any) -> None:
    """One thread an input, neighbours along a row; 64 registers at most, no shared memory."""
    channels, rows, columns = dx.shape[1:]
    for index in range(cuda.grid(1), dx.size, cuda.gridsize(1)):
        z, y = index % columns, index // columns % rows
        c, n = index // (columns * rows) % channels, index // (columns * rows * channels)
        total = dout[n, c, 0, 0] * 0
        for i in range(max(0, (y - height) // stride + 1), min(y // stride + 1, dout.shape[2])):
            for j in range(max(0, (z - width) // stride + 1), min(z // stride + 1, dout.shape[3])):
                if winner[n, c, i, j] == y * columns + z:
                    total += dout[n, c, i, j]
        dx[n, c, y, z] = total
