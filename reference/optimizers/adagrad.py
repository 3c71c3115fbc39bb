"""AdaGrad: every weight has its own learning rate, which falls with the gradients it has seen."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from reference._jit import kernel
from reference.optimizers.arguments import optimizer_arrays, optimizer_settings, optimizer_state


def adagrad(
    w: np.ndarray, dw: np.ndarray, config: Mapping[str, Any] | None = None
) -> tuple[np.ndarray, dict[str, Any]]:
    """Divide the step by the root of all squared gradients so far.

        cache' = cache + dw**2,   next_w = w - learning_rate * dw / (sqrt(cache') + epsilon)

    Parameters
    ----------
    w : ndarray, any shape
        Weights. Integers are computed in float64.
    dw : ndarray, shape of w
        Gradient of the loss.
    config : dict, optional
        learning_rate: at least 0, default 1e-2; epsilon: positive, default 1e-8; cache: shape of w, default
        zeros.

    Returns
    -------
    next_w : ndarray, shape and dtype of w
    config : dict
        A copy with the hyper-parameters and the new cache.

    Raises
    ------
    ValueError
        If shapes differ, or a hyper-parameter is out of range.

    Notes
    -----
    The cache only grows, so that the steps only shrink: good for rare features, deadly in a long training.

    References
    ----------
    .. [1] Duchi, Hazan and Singer, "Adaptive subgradient methods for online learning and stochastic
       optimization", JMLR 2011.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.optimizers.adagrad import adagrad
    >>> w, config = adagrad(np.array([1.0, 1.0]), np.array([3.0, 300.0]), {"learning_rate": 0.5})
    >>> w.round(6), config["cache"]
    (array([0.5, 0.5]), array([9.e+00, 9.e+04]))
    """
    w, dw = optimizer_arrays(w, dw)
    config = optimizer_settings(config, learning_rate=1e-2, epsilon=1e-8)
    next_w, cache = w.copy(), optimizer_state(config, "cache", w).copy()
    flat = next_w.reshape(-1), dw.reshape(-1), cache.reshape(-1)
    _adagrad_entries(*flat, config["learning_rate"], config["epsilon"])
    return next_w, config | {"cache": cache}


@kernel
def _adagrad_entries(w: np.ndarray, dw: np.ndarray, cache: np.ndarray, rate: float, epsilon: float) -> None:
    """Move weights and cache, in place."""
    for i in range(w.size):
        cache[i] += dw[i] * dw[i]
        w[i] -= rate * dw[i] / (math.sqrt(cache[i]) + epsilon)
