"""The mean of every channel, on a GPU."""

from typing import Any

import numpy as np
from numba import cuda

from reference._shared.arrays import as_float, as_upstream
from reference.convolution.arguments import require_nonempty
from reference.cuda.launch import allocate, device_kernel, download, one_thread_each, upload
from reference.cuda.sums import plane_means


def global_avg_pool_forward(x: np.ndarray) -> tuple[np.ndarray, tuple[int, ...]]:
    """Average each channel over the whole image, as `reference.convolution.global_avg_pool`.

        out[n, c] = mean over i, j of x[n, c, i, j]

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
        Integers are computed in float64.

    Returns
    -------
    out : ndarray, shape (N, C)
    cache : tuple of int
        The shape of x, the same as the CPU twin's.

    Raises
    ------
    ValueError
        Where the CPU twin does.

    Notes
    -----
    One block a plane, folded in shared memory; sums run in float64.

    References
    ----------
    .. [1] Lin, Chen and Yan, "Network in network", ICLR 2014, section 3.2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.cuda.global_avg_pool import global_avg_pool_forward
    >>> global_avg_pool_forward(np.arange(8).reshape(1, 2, 2, 2))[0]
    array([[1.5, 5.5]])
    """
    x = as_float("x", x)
    require_nonempty("x", x, "N, C, H, W")
    out = allocate((x.shape[0] * x.shape[1],), x.dtype)
    plane_means(upload(x), out)
    return download(out).reshape(x.shape[:2]), x.shape


def global_avg_pool_backward(dout: np.ndarray, cache: tuple[int, ...]) -> np.ndarray:
    """Share the gradient equally among the pixels of each channel, as the CPU twin.

        dx[n, c, i, j] = dout[n, c] / (H * W)

    Parameters
    ----------
    dout : ndarray, shape (N, C)
        Upstream gradient.
    cache : tuple of int
        The shape of x, from the forward pass of either twin.

    Returns
    -------
    dx : ndarray, shape (N, C, H, W)

    Raises
    ------
    ValueError
        If dout has another shape than the output.

    Notes
    -----
    The kernel only writes: how fast it is depends on the memory alone.

    References
    ----------
    .. [1] Lin, Chen and Yan, "Network in network", ICLR 2014, section 3.2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.cuda.global_avg_pool import global_avg_pool_backward
    >>> global_avg_pool_backward(np.array([[4.0, 8.0]]), (1, 2, 1, 2))
    array([[[[2., 2.]],
    <BLANKLINE>
            [[4., 4.]]]])
    """
    x_shape = cache
    dout = as_upstream(dout, x_shape[:2])
    dx = allocate(x_shape, dout.dtype)
    flat = dx.reshape(dout.size, x_shape[2] * x_shape[3])
    spread_evenly[one_thread_each(dx.size)](upload(dout.ravel()), flat)
    return download(dx)


@device_kernel()
def spread_evenly(dout: Any, dx: Any) -> None:
    """Write dx (planes, pixels): one thread a pixel, neighbours beside each other; no shared memory."""
    pixels = dx.shape[1]
    for index in range(cuda.grid(1), dx.size, cuda.gridsize(1)):
        plane = index // pixels
        dx[plane, index % pixels] = dout[plane] / pixels
