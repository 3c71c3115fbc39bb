"""AdaDelta: steps measured in the unit of the weights, so that no learning rate has to be found."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from reference._jit import kernel
from reference.optimizers.arguments import optimizer_arrays, optimizer_settings, optimizer_state


def adadelta(
    w: np.ndarray, dw: np.ndarray, config: Mapping[str, Any] | None = None
) -> tuple[np.ndarray, dict[str, Any]]:
    """Scale the gradient by the ratio of two running roots: of past steps and of past gradients.

        cache'       = rho * cache + (1 - rho) * dw**2
        delta        = dw * sqrt(cache_delta + epsilon) / sqrt(cache' + epsilon)
        cache_delta' = rho * cache_delta + (1 - rho) * delta**2
        next_w       = w - learning_rate * delta

    Parameters
    ----------
    w : ndarray, any shape
        Weights. Integers are computed in float64.
    dw : ndarray, shape of w
        Gradient of the loss.
    config : dict, optional
        learning_rate: at least 0, default 1.0; rho: in [0, 1), default 0.95; epsilon: positive, default 1e-6;
        cache, cache_delta: running means of squared gradients and steps, shape of w, default zeros.

    Returns
    -------
    next_w : ndarray, shape and dtype of w
    config : dict
        A copy with the hyper-parameters and both new running means.

    Raises
    ------
    ValueError
        If shapes differ, or a hyper-parameter is out of range.

    Notes
    -----
    epsilon also sets the first steps, as there are no past ones: they are about sqrt(epsilon / (1 - rho)) long.
    The paper has no learning rate, which is a rate of 1.

    References
    ----------
    .. [1] Zeiler, "ADADELTA: an adaptive learning rate method", 2012, algorithm 1.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.optimizers.adadelta import adadelta
    >>> w, config = adadelta(np.array([1.0, 1.0]), np.array([3.0, -300.0]), {"rho": 0.75})
    >>> w.round(6), config["cache"]
    (array([0.998, 1.002]), array([2.25e+00, 2.25e+04]))
    """
    w, dw = optimizer_arrays(w, dw)
    config = optimizer_settings(config, learning_rate=1.0, rho=0.95, epsilon=1e-6)
    next_w, cache = w.copy(), optimizer_state(config, "cache", w).copy()
    cache_delta = optimizer_state(config, "cache_delta", w).copy()
    flat = next_w.reshape(-1), dw.reshape(-1), cache.reshape(-1), cache_delta.reshape(-1)
    _adadelta_entries(*flat, config["learning_rate"], config["rho"], config["epsilon"])
    return next_w, config | {"cache": cache, "cache_delta": cache_delta}


@kernel
def _adadelta_entries(
    w: np.ndarray,
    dw: np.ndarray,
    cache: np.ndarray,
    cache_delta: np.ndarray,
    rate: float,
    rho: float,
    epsilon: float,
) -> None:
    """Move weights and running means, in place."""
    for i in range(w.size):
        cache[i] = rho * cache[i] + (1 - rho) * (dw[i] * dw[i])
        delta = dw[i] * math.sqrt(cache_delta[i] + epsilon) / math.sqrt(cache[i] + epsilon)
        cache_delta[i] = rho * cache_delta[i] + (1 - rho) * (delta * delta)
        w[i] -= rate * delta
