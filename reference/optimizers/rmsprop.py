"""RMSProp: AdaGrad that forgets."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from reference._jit import kernel
from reference.optimizers.arguments import optimizer_arrays, optimizer_settings, optimizer_state


def rmsprop(
    w: np.ndarray, dw: np.ndarray, config: Mapping[str, Any] | None = None
) -> tuple[np.ndarray, dict[str, Any]]:
    """Divide the step by the root of a running mean of squared gradients.

        cache' = decay_rate * cache + (1 - decay_rate) * dw**2
        next_w = w - learning_rate * dw / (sqrt(cache') + epsilon)

    Parameters
    ----------
    w : ndarray, any shape
        Weights. Integers are computed in float64.
    dw : ndarray, shape of w
        Gradient of the loss.
    config : dict, optional
        learning_rate: at least 0, default 1e-2; decay_rate: in [0, 1), default 0.99; epsilon: positive, default
        1e-8; cache: shape of w, default zeros.

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
    The running mean starts at zero and is too small at first: early steps are long, which Adam corrects.

    References
    ----------
    .. [1] Tieleman and Hinton, "Lecture 6.5: RMSProp", Neural Networks for Machine Learning, 2012.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.optimizers.rmsprop import rmsprop
    >>> w, config = rmsprop(np.array([1.0, 1.0]), np.array([3.0, -30.0]), {"decay_rate": 0.75})
    >>> w.round(6), config["cache"]
    (array([0.98, 1.02]), array([  2.25, 225.  ]))
    """
    w, dw = optimizer_arrays(w, dw)
    config = optimizer_settings(config, learning_rate=1e-2, decay_rate=0.99, epsilon=1e-8)
    next_w, cache = w.copy(), optimizer_state(config, "cache", w).copy()
    flat = next_w.reshape(-1), dw.reshape(-1), cache.reshape(-1)
    _rmsprop_entries(*flat, config["learning_rate"], config["decay_rate"], config["epsilon"])
    return next_w, config | {"cache": cache}


@kernel
def _rmsprop_entries(
    w: np.ndarray, dw: np.ndarray, cache: np.ndarray, rate: float, decay: float, epsilon: float
) -> None:
    """Move weights and cache, in place."""
    for i in range(w.size):
        cache[i] = decay * cache[i] + (1 - decay) * (dw[i] * dw[i])
        w[i] -= rate * dw[i] / (math.sqrt(cache[i]) + epsilon)
