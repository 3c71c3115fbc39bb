"""The mean of every channel."""

import numpy as np

from reference._shared.arrays import as_float, as_upstream
from reference.convolution.arguments import require_nonempty


def global_avg_pool_forward(x: np.ndarray) -> tuple[np.ndarray, tuple[int, ...]]:
    """Average each channel over the whole image.

        out[n, c] = mean over i, j of x[n, c, i, j]

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
        Integers are computed in float64.

    Returns
    -------
    out : ndarray, shape (N, C)
    cache : tuple of int
        The shape of x.

    Raises
    ------
    ValueError
        If x is empty or has other axes.

    Notes
    -----
    A classifier behind it takes images of any size, and has no weight for a place.

    References
    ----------
    .. [1] Lin, Chen and Yan, "Network in network", ICLR 2014, section 3.2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.convolution.global_avg_pool import global_avg_pool_forward
    >>> global_avg_pool_forward(np.arange(8).reshape(1, 2, 2, 2))[0]
    array([[1.5, 5.5]])
    """
    x = as_float("x", x)
    require_nonempty("x", x, "N, C, H, W")
    return x.mean(axis=(2, 3)), x.shape


def global_avg_pool_backward(dout: np.ndarray, cache: tuple[int, ...]) -> np.ndarray:
    """Share the gradient equally among the pixels of each channel.

        dx[n, c, i, j] = dout[n, c] / (H * W)

    Parameters
    ----------
    dout : ndarray, shape (N, C)
        Upstream gradient.
    cache : tuple of int
        The shape of x, from the forward pass.

    Returns
    -------
    dx : ndarray, shape (N, C, H, W)

    Raises
    ------
    ValueError
        If dout has another shape than the output.

    Notes
    -----
    Every pixel of a channel gets the same.

    References
    ----------
    .. [1] Lin, Chen and Yan, "Network in network", ICLR 2014, section 3.2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.convolution.global_avg_pool import global_avg_pool_backward
    >>> global_avg_pool_backward(np.array([[4.0, 8.0]]), (1, 2, 1, 2))
    array([[[[2., 2.]],
    <BLANKLINE>
            [[4., 4.]]]])
    """
    x_shape = cache
    dout = as_upstream(dout, x_shape[:2])
    return np.broadcast_to((dout / (x_shape[2] * x_shape[3]))[:, :, None, None], x_shape).copy()
