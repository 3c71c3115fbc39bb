"""Group normalization."""

from collections.abc import Mapping
from numbers import Integral
from typing import Any

import numpy as np

from reference._shared.arrays import as_epsilon, as_floats, as_upstream, require_axes, require_shape
from reference.normalization.rows import row_gradient, row_statistics


def groupnorm_forward(
    x: np.ndarray, gamma: np.ndarray, beta: np.ndarray, groups: int, gn_param: Mapping[str, Any]
) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Give every group of channels of every image mean 0 and variance 1, then scale and shift each channel.

        x_hat[n, group] = (x[n, group] - mean[n, group]) / sqrt(var[n, group] + eps)
        out             = gamma * x_hat + beta

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
        Integers are computed in float64.
    gamma, beta : ndarray, shape (C,)
        Scale and shift.
    groups : int, positive, a divisor of C
        Number of groups; each takes C / groups neighbouring channels.
    gn_param : dict
        eps: default 1e-5.

    Returns
    -------
    out : ndarray, shape (N, C, H, W)
    cache : tuple
        (x_hat, gamma, inverse_std), x_hat of x's shape, inverse_std of shape (N, groups)

    Raises
    ------
    ValueError
        If groups does not divide C, eps is not positive, or a shape does not fit.

    Notes
    -----
    One group is layer normalization of images, C groups are instance normalization. The variance
    is the biased one.

    References
    ----------
    .. [1] Wu and He, "Group normalization", ECCV 2018.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.normalization.groupnorm import groupnorm_forward
    >>> x = np.array([1.0, 3.0, 10.0, 30.0]).reshape(1, 4, 1, 1)
    >>> groupnorm_forward(x, np.ones(4), np.zeros(4), 2, {})[0].ravel().round(3)
    array([-1.,  1., -1.,  1.])
    """
    x, gamma, beta = groupnorm_arguments(x, gamma, beta, groups)
    rows = group_rows(x, groups)
    mean, var = row_statistics(rows)
    inverse_std = (1 / np.sqrt(var + as_epsilon(gn_param))).astype(x.dtype)
    x_hat = ((rows - mean[:, None]).astype(x.dtype) * inverse_std[:, None]).reshape(x.shape)
    out = along_channels(gamma) * x_hat + along_channels(beta)
    return out, (x_hat, gamma, inverse_std.reshape(len(x), groups))


def groupnorm_backward(
    dout: np.ndarray, cache: tuple[np.ndarray, np.ndarray, np.ndarray]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pass the gradient to the input, the scale and the shift.

        dx_hat = dout * gamma
        dx     = inverse_std * (dx_hat - mean(dx_hat) - x_hat * mean(dx_hat * x_hat)), means over each group
        dgamma = sum(dout * x_hat),   dbeta = sum(dout), sums over samples and positions

    Parameters
    ----------
    dout : ndarray, shape (N, C, H, W)
        Upstream gradient.
    cache : tuple
        (x_hat, gamma, inverse_std), from the forward pass.

    Returns
    -------
    dx : ndarray, shape (N, C, H, W)
    dgamma : ndarray, shape (C,)
    dbeta : ndarray, shape (C,)

    Raises
    ------
    ValueError
        If dout has another shape than the output.

    Notes
    -----
    Statistics belong to groups, scale and shift to channels.

    References
    ----------
    .. [1] Wu and He, "Group normalization", ECCV 2018.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.normalization.groupnorm import groupnorm_backward
    >>> cache = np.array([[[[-1.0]], [[1.0]]]]), np.array([2.0, 1.0]), np.array([[0.5]])
    >>> [gradient.ravel() for gradient in groupnorm_backward(np.array([[[[3.0]], [[4.0]]]]), cache)]
    [array([0., 0.]), array([-3.,  4.]), array([3., 4.])]
    """
    x_hat, gamma, inverse_std = cache
    dout = as_upstream(dout, x_hat.shape)
    groups = inverse_std.shape[1]
    deviation = inverse_std.reshape(-1)
    dx_hat = group_rows(dout * along_channels(gamma), groups)
    dx = row_gradient(dx_hat, group_rows(x_hat, groups), deviation, deviation).reshape(x_hat.shape)
    return dx, (dout * x_hat).sum(axis=(0, 2, 3)), dout.sum(axis=(0, 2, 3))


def groupnorm_arguments(x: np.ndarray, gamma: np.ndarray, beta: np.ndarray, groups: int) -> list[np.ndarray]:
    """Copy the arrays to one dtype and check that they fit each other and the groups."""
    x, gamma, beta = as_floats(x=x, gamma=gamma, beta=beta)
    require_axes("x", x, "N, C, H, W")
    if x.size == 0:
        raise ValueError(f"x must hold at least one pixel. Received: {x.shape}")
    require_shape("gamma", gamma, (x.shape[1],))
    require_shape("beta", beta, (x.shape[1],))
    if not isinstance(groups, Integral) or groups < 1 or x.shape[1] % groups:
        raise ValueError(f"groups must be a positive divisor of {x.shape[1]} channels. Received: {groups!r}")
    return [x, gamma, beta]


def group_rows(images: np.ndarray, groups: int) -> np.ndarray:
    """Turn (N, C, H, W) into one row for each group of each image."""
    return images.reshape(len(images) * groups, -1)


def along_channels(parameter: np.ndarray) -> np.ndarray:
    """Shape (C,) so that it broadcasts over samples and positions."""
    return parameter[:, None, None]
