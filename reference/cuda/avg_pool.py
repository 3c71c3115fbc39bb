"""The mean of every window, on a GPU."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numba import cuda

from reference._shared.arrays import as_upstream
from reference.convolution.arguments import fitted_size, pool_arguments
from reference.cuda.launch import allocate, device_kernel, download, one_thread_each, upload


def avg_pool_forward(
    x: np.ndarray, pool_param: Mapping[str, int]
) -> tuple[np.ndarray, tuple[tuple[int, ...], int, int, int]]:
    """Average every window, as `reference.convolution.avg_pool`.

        out[n, c, i, j] = mean over u, v of x[n, c, i*stride + u, j*stride + v]

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
        Integers are computed in float64.
    pool_param : dict
        pool_height, pool_width, stride: integers of at least 1, all required.

    Returns
    -------
    out : ndarray, shape (N, C, oh, ow)
    cache : tuple
        (shape of x, pool_height, pool_width, stride), the same as the CPU twin's.

    Raises
    ------
    ValueError
        Where the CPU twin does.

    Notes
    -----
    Sums run in float64.

    References
    ----------
    .. [1] LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document recognition",
       Proceedings of the IEEE, 1998, section II: sub-sampling.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.cuda.avg_pool import avg_pool_forward
    >>> x = np.array([[[[1, 5, 2, 0], [2, 4, 8, 10]]]])
    >>> avg_pool_forward(x, {"pool_height": 2, "pool_width": 2, "stride": 2})[0]
    array([[[[3., 5.]]]])
    """
    x, height, width, stride = pool_arguments(x, pool_param)
    out = allocate(_pooled_shape(x.shape, height, width, stride), x.dtype)
    average_windows[one_thread_each(out.size)](upload(x), height, width, stride, out)
    return download(out), (x.shape, height, width, stride)


def avg_pool_backward(dout: np.ndarray, cache: tuple[tuple[int, ...], int, int, int]) -> np.ndarray:
    """Share the gradient equally among the entries of every window, as the CPU twin.

        dx[n, c, y, z] = sum of dout[n, c, i, j] over the windows (i, j) that cover (y, z), / (pool_height * pool_width)

    Parameters
    ----------
    dout : ndarray, shape (N, C, oh, ow)
        Upstream gradient.
    cache : tuple
        (shape of x, pool_height, pool_width, stride), from the forward pass of either twin.

    Returns
    -------
    dx : ndarray, shape (N, C, H, W)

    Raises
    ------
    ValueError
        If dout has another shape than the output.

    Notes
    -----
    Every entry asks the windows that cover it, in their order: no atomic addition, and the same bits each time.

    References
    ----------
    .. [1] LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document recognition",
       Proceedings of the IEEE, 1998, section II: sub-sampling.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.cuda.avg_pool import avg_pool_backward
    >>> avg_pool_backward(np.array([[[[4.0, 8.0]]]]), ((1, 1, 2, 3), 2, 2, 1))[0, 0]
    array([[1., 3., 2.],
           [1., 3., 2.]])
    """
    x_shape, height, width, stride = cache
    dout = as_upstream(dout, _pooled_shape(x_shape, height, width, stride))
    dx = allocate(x_shape, dout.dtype)
    gather_shares[one_thread_each(dx.size)](upload(dout), height, width, stride, dx)
    return download(dx)


def _pooled_shape(x_shape: tuple[int, ...], height: int, width: int, stride: int) -> tuple[int, ...]:
    oh, ow = fitted_size(x_shape[2], height, 0, stride), fitted_size(x_shape[3], width, 0, stride)
    return (*x_shape[:2], oh, ow)


@device_kernel()
def average_windows(x: Any, height: int, width: int, stride: int, out: Any) -> None:
    """One thread a window, neighbours along a row of outputs; 64 registers at most, no shared memory."""
    channels, oh, ow = out.shape[1:]
    for index in range(cuda.grid(1), out.size, cuda.gridsize(1)):
        j, i = index % ow, index // ow % oh
        c, n = index // (ow * oh) % channels, index // (ow * oh * channels)
        total = np.float64(0.0)
        for r in range(i * stride, i * stride + height):
            for k in range(j * stride, j * stride + width):
                total += x[n, c, r, k]
        out[n, c, i, j] = total / (height * width)


@device_kernel()
def gather_shares(dout: Any, height: int, width: int, stride: int, dx: Any) -> None:
    """One thread an input, neighbours along a row; 64 registers at most, no shared memory."""
    channels, rows, columns = dx.shape[1:]
    for index in range(cuda.grid(1), dx.size, cuda.gridsize(1)):
        z, y = index % columns, index // columns % rows
        c, n = index // (columns * rows) % channels, index // (columns * rows * channels)
        total = np.float64(0.0)
        for i in range(max(0, (y - height) // stride + 1), min(y // stride + 1, dout.shape[2])):
            for j in range(max(0, (z - width) // stride + 1), min(z // stride + 1, dout.shape[3])):
                total += dout[n, c, i, j]
        dx[n, c, y, z] = total / (height * width)
