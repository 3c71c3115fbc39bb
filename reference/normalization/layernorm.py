"""Layer normalization."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from reference._shared.arrays import (
    as_epsilon,
    as_floats,
    as_upstream,
    require_axes,
    require_last_axis,
    require_shape,
)
from reference.normalization.rows import row_gradient, row_statistics


def layernorm_forward(
    x: np.ndarray, gamma: np.ndarray, beta: np.ndarray, ln_param: Mapping[str, Any]
) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Give every sample mean 0 and variance 1 over its features, then scale and shift each feature.

        x_hat[n] = (x[n] - mean[n]) / sqrt(var[n] + eps),   out = gamma * x_hat + beta

    Parameters
    ----------
    x : ndarray, shape (N, D)
        Integers are computed in float64.
    gamma, beta : ndarray, shape (D,)
        Scale and shift.
    ln_param : dict
        eps: default 1e-5.

    Returns
    -------
    out : ndarray, shape (N, D)
    cache : tuple
        (x_hat, gamma, inverse_std), inverse_std of shape (N,)

    Raises
    ------
    ValueError
        If eps is not positive, or a shape does not fit.

    Notes
    -----
    Samples don't see each other, so training and test are the same. The variance is the biased one.

    References
    ----------
    .. [1] Ba, Kiros and Hinton, "Layer normalization", 2016.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.normalization.layernorm import layernorm_forward
    >>> layernorm_forward(np.array([[1.0, 3.0]]), np.ones(2), np.zeros(2), {})[0].round(3)
    array([[-1.,  1.]])
    """
    x, gamma, beta = layernorm_arguments(x, gamma, beta)
    mean, var = row_statistics(x)
    inverse_std = (1 / np.sqrt(var + as_epsilon(ln_param))).astype(x.dtype)
    x_hat = (x - mean[:, None]).astype(x.dtype) * inverse_std[:, None]
    return gamma * x_hat + beta, (x_hat, gamma, inverse_std)


def layernorm_backward(
    dout: np.ndarray, cache: tuple[np.ndarray, np.ndarray, np.ndarray]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pass the gradient to the input, the scale and the shift.

        dx_hat = dout * gamma
        dx     = inverse_std * (dx_hat - mean(dx_hat) - x_hat * mean(dx_hat * x_hat)), means over features
        dgamma = sum(dout * x_hat),   dbeta = sum(dout), sums over samples

    Parameters
    ----------
    dout : ndarray, shape (N, D)
        Upstream gradient.
    cache : tuple
        (x_hat, gamma, inverse_std), from the forward pass.

    Returns
    -------
    dx : ndarray, shape (N, D)
    dgamma : ndarray, shape (D,)
    dbeta : ndarray, shape (D,)

    Raises
    ------
    ValueError
        If dout has another shape than the output.

    Notes
    -----
    The two axes swap roles: the input's gradient averages over features, the scale's sums over samples.

    References
    ----------
    .. [1] Ba, Kiros and Hinton, "Layer normalization", 2016.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.normalization.layernorm import layernorm_backward
    >>> cache = np.array([[-1.0, 1.0]]), np.array([2.0, 1.0]), np.array([0.5])
    >>> layernorm_backward(np.array([[3.0, 4.0]]), cache)
    (array([[0., 0.]]), array([-3.,  4.]), array([3., 4.]))
    """
    x_hat, gamma, inverse_std = cache
    dout = as_upstream(dout, x_hat.shape)
    dx = row_gradient(dout * gamma, x_hat, inverse_std, inverse_std)
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


def layernorm_arguments(x: np.ndarray, gamma: np.ndarray, beta: np.ndarray) -> list[np.ndarray]:
    """Copy the arrays to one dtype and check that they fit."""
    x, gamma, beta = as_floats(x=x, gamma=gamma, beta=beta)
    require_axes("x", x, "N, D")
    require_last_axis("x", x)
    require_shape("gamma", gamma, x.shape[1:])
    require_shape("beta", beta, x.shape[1:])
    return [x, gamma, beta]
