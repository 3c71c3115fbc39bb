"""Batch normalization of the channels of images."""

from collections.abc import MutableMapping
from typing import Any

import numpy as np

from reference._shared.arrays import as_readable, require_shape
from reference.normalization.batchnorm import as_batch, gradient_of_columns, normalize_batch


def spatial_batchnorm_forward(
    x: np.ndarray, gamma: np.ndarray, beta: np.ndarray, bn_param: MutableMapping[str, Any]
) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, str]]:
    """Give every channel mean 0 and variance 1 over the batch and all positions, then scale and shift.

        x_hat[:, c] = (x[:, c] - mean[c]) / sqrt(var[c] + eps),   out = gamma * x_hat + beta

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
        Integers are computed in float64.
    gamma, beta : ndarray, shape (C,)
        Scale and shift.
    bn_param : dict
        As for batchnorm_forward, with running statistics of shape (C,).

    Returns
    -------
    out : ndarray, shape (N, C, H, W)
    cache : tuple
        (x, mean, inverse_std, gamma, mode), mean (float64) and inverse_std of shape (C,). x is the
        caller's own, not a copy.

    Raises
    ------
    ValueError
        If mode is neither train nor test, an option is out of range, or a shape does not fit.

    Notes
    -----
    Every pixel counts as a sample of its channels: this is batch normalization of (N * H * W, C).

    References
    ----------
    .. [1] Ioffe and Szegedy, "Batch normalization: accelerating deep network training by reducing internal
       covariate shift", ICML 2015, section 3.2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.normalization.spatial_batchnorm import spatial_batchnorm_forward
    >>> x = np.arange(16.0).reshape(2, 2, 2, 2)
    >>> out, _ = spatial_batchnorm_forward(x, np.ones(2), np.zeros(2), {"mode": "train"})
    >>> bool(np.allclose(out.mean(axis=(0, 2, 3)), 0))
    True
    >>> out, _ = spatial_batchnorm_forward(x, np.ones(2), np.zeros(2), {"mode": "test"})
    >>> bool(np.allclose(out, x, rtol=1e-5))
    True
    """
    x, gamma, beta = as_batch(x, gamma, beta, "N, C, H, W")
    out, mean, inverse_std = normalize_batch(x.reshape(len(x), -1), gamma, beta, bn_param)
    return out.reshape(x.shape), (x, mean, inverse_std, gamma, bn_param["mode"])


def spatial_batchnorm_backward(
    dout: np.ndarray, cache: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, str]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pass the gradient to the input, the scale and the shift.

        as batch normalization, every mean and sum over the batch and all positions

    Parameters
    ----------
    dout : ndarray, shape (N, C, H, W)
        Upstream gradient.
    cache : tuple
        (x, mean, inverse_std, gamma, mode), from the forward pass.

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
    The means divide by N * H * W, not by N.

    References
    ----------
    .. [1] Ioffe and Szegedy, "Batch normalization: accelerating deep network training by reducing internal
       covariate shift", ICML 2015, section 3.2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.normalization.spatial_batchnorm import spatial_batchnorm_backward
    >>> cache = np.full((1, 1, 2, 2), 7.0), np.array([5.0]), np.array([0.5]), np.array([3.0]), "test"
    >>> dx, dgamma, dbeta = spatial_batchnorm_backward(np.ones((1, 1, 2, 2)), cache)
    >>> dx.ravel(), dgamma, dbeta
    (array([1.5, 1.5, 1.5, 1.5]), array([4.]), array([4.]))
    """
    x, mean, inverse_std, gamma, mode = cache
    dout = as_readable("dout", dout)
    require_shape("dout", dout, x.shape)
    rows = dout.reshape(len(x), -1), x.reshape(len(x), -1)
    dx, dgamma, dbeta = gradient_of_columns(*rows, mean, inverse_std, gamma, mode)
    return dx.reshape(x.shape), dgamma, dbeta
