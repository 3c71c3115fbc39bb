"""Batch normalization of features."""

from collections.abc import Mapping, MutableMapping
from typing import Any

import numpy as np

from reference._shared.arrays import (
    as_epsilon,
    as_float,
    as_number,
    as_readable,
    require_axes,
    require_mode,
    require_shape,
)
from reference.normalization.columns import (
    column_gradient,
    column_gradient_of_constants,
    normalized_by_batch,
    normalized_columns,
)


def batchnorm_forward(
    x: np.ndarray, gamma: np.ndarray, beta: np.ndarray, bn_param: MutableMapping[str, Any]
) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, str]]:
    """Give every feature mean 0 and variance 1, then the learned scale and shift.

        x_hat = (x - mean) / sqrt(var + eps),   out = gamma * x_hat + beta

    Parameters
    ----------
    x : ndarray, shape (N, D)
        Integers are computed in float64.
    gamma, beta : ndarray, shape (D,)
        Scale and shift.
    bn_param : dict
        mode: train (statistics of the batch) or test (running statistics); eps: default 1e-5; momentum: in
        [0, 1], default 0.9; running_mean, running_var: shape (D,), default zeros and ones. Training puts the
        new running statistics into the dict, as new arrays.

    Returns
    -------
    out : ndarray, shape (N, D)
    cache : tuple
        (x, mean, inverse_std, gamma, mode), mean (float64) and inverse_std of shape (D,). x is the caller's own,
        not a copy. backward makes x_hat again, which is quicker than to write and to read it.

    Raises
    ------
    ValueError
        If mode is neither train nor test, an option is out of range, or a shape does not fit.

    Notes
    -----
    The variance is the biased one (divided by N), in the batch and in the running average alike;
    running = momentum * running + (1 - momentum) * batch.

    References
    ----------
    .. [1] Ioffe and Szegedy, "Batch normalization: accelerating deep network training by reducing internal
       covariate shift", ICML 2015, algorithm 1.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.normalization.batchnorm import batchnorm_forward
    >>> bn_param = {"mode": "train"}
    >>> out, _ = batchnorm_forward(np.array([[1.0], [3.0]]), np.array([2.0]), np.array([5.0]), bn_param)
    >>> out.ravel().round(3), bn_param["running_mean"]
    (array([3., 7.]), array([0.2]))
    """
    x, gamma, beta = as_batch(x, gamma, beta, "N, D")
    out, mean, inverse_std = normalize_batch(x, gamma, beta, bn_param)
    return out, (x, mean, inverse_std, gamma, bn_param["mode"])


def batchnorm_backward(
    dout: np.ndarray, cache: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, str]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pass the gradient to the input, the scale and the shift.

        x_hat  = (x - mean) * inverse_std,   dx_hat = dout * gamma
        dx     = inverse_std * (dx_hat - mean(dx_hat) - x_hat * mean(dx_hat * x_hat))
        dgamma = sum(dout * x_hat),   dbeta = sum(dout)

    Parameters
    ----------
    dout : ndarray, shape (N, D)
        Upstream gradient.
    cache : tuple
        (x, mean, inverse_std, gamma, mode), from the forward pass.

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
    The two means come from the statistics of the batch; running statistics are constants, so that in test
    mode dx = dx_hat * inverse_std.

    References
    ----------
    .. [1] Ioffe and Szegedy, "Batch normalization: accelerating deep network training by reducing internal
       covariate shift", ICML 2015, section 3.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.normalization.batchnorm import batchnorm_backward
    >>> cache = np.array([[1.0], [5.0]]), np.array([3.0]), np.array([0.5]), np.array([2.0]), "train"
    >>> dx, dgamma, dbeta = batchnorm_backward(np.array([[1.0], [4.0]]), cache)
    >>> dx.ravel(), dgamma, dbeta
    (array([0., 0.]), array([3.]), array([5.]))
    """
    dout = as_readable("dout", dout)
    require_shape("dout", dout, cache[0].shape)
    return gradient_of_columns(dout, *cache)


def normalize_batch(
    x: np.ndarray, gamma: np.ndarray, beta: np.ndarray, bn_param: MutableMapping[str, Any]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return out, mean (float64) and inverse_std of (N, K) numbers; in training also move the running statistics."""
    eps = as_epsilon(bn_param)
    running = running_statistics(bn_param, len(gamma))
    if require_mode(bn_param) == "test":
        mean, var = (each.astype(np.float64) for each in running[1:])
        inverse_std = 1 / np.sqrt(var + eps)
        out = normalized_columns(x, mean, inverse_std, gamma, beta)
    else:
        out, mean, var, inverse_std = normalized_by_batch(x, gamma, beta, eps)
        move_running(bn_param, running, mean, var)
    return out, mean, inverse_std.astype(x.dtype, copy=False)


def gradient_of_columns(
    dout: np.ndarray, x: np.ndarray, mean: np.ndarray, inverse_std: np.ndarray, gamma: np.ndarray, mode: str
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the gradients of (N, K) numbers; K is a multiple of the number of scales, which neighbours share."""
    if mode == "train":
        return column_gradient(dout, x, mean, inverse_std, gamma, inverse_std)
    return column_gradient_of_constants(dout, x, mean, inverse_std, gamma)


def as_batch(x: np.ndarray, gamma: np.ndarray, beta: np.ndarray, layout: str) -> list[np.ndarray]:
    """Bring the arrays to one dtype and check that they fit; x is only read, and may be the caller's own."""
    x, gamma, beta = as_readable("x", x), as_float("gamma", gamma), as_readable("beta", beta)
    require_axes("x", x, layout)
    if x.size == 0:
        raise ValueError(f"x must hold at least one sample. Received: {x.shape}")
    require_shape("gamma", gamma, x.shape[1:2])
    require_shape("beta", beta, x.shape[1:2])
    dtype = np.result_type(x, gamma, beta)
    return [each.astype(dtype, copy=False) for each in (x, gamma, beta)]


def running_statistics(bn_param: Mapping[str, Any], n_features: int) -> tuple[float, np.ndarray, np.ndarray]:
    """Return momentum, running_mean and running_var, checked."""
    momentum = as_number("momentum", bn_param.get("momentum", 0.9))
    if not 0 <= momentum <= 1:
        raise ValueError(f"momentum must be in [0, 1]. Received: {momentum}")
    running_mean = as_readable("running_mean", bn_param.get("running_mean", np.zeros(n_features)))
    running_var = as_readable("running_var", bn_param.get("running_var", np.ones(n_features)))
    require_shape("running_mean", running_mean, (n_features,))
    require_shape("running_var", running_var, (n_features,))
    return momentum, running_mean, running_var


def move_running(
    bn_param: MutableMapping[str, Any],
    running: tuple[float, np.ndarray, np.ndarray],
    mean: np.ndarray,
    var: np.ndarray,
) -> None:
    """Put the new running statistics into bn_param."""
    momentum, running_mean, running_var = running
    bn_param["running_mean"] = _moving_average(running_mean, mean, momentum)
    bn_param["running_var"] = _moving_average(running_var, var, momentum)


def _moving_average(running: np.ndarray, batch: np.ndarray, momentum: float) -> np.ndarray:
    return (momentum * running + (1 - momentum) * batch).astype(running.dtype, copy=False)
