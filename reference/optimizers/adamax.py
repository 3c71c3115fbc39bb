"""AdaMax: Adam in the maximum norm."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from reference._jit import kernel
from reference.optimizers.arguments import (
    optimizer_arrays,
    optimizer_settings,
    optimizer_state,
    optimizer_time,
)


def adamax(
    w: np.ndarray, dw: np.ndarray, config: Mapping[str, Any] | None = None
) -> tuple[np.ndarray, dict[str, Any]]:
    """Step by the mean gradient in units of the largest one, which slowly fades.

        m' = beta1 * m + (1 - beta1) * dw
        u' = max(beta2 * u, abs(dw) + epsilon)
        t' = t + 1,   next_w = w - learning_rate / (1 - beta1**t') * m' / u'

    Parameters
    ----------
    w : ndarray, any shape
        Weights. Integers are computed in float64.
    dw : ndarray, shape of w
        Gradient of the loss.
    config : dict, optional
        learning_rate: at least 0, default 2e-3; beta1, beta2: in [0, 1), default 0.9 and 0.999; epsilon:
        positive, default 1e-8; m, u: shape of w, default zeros; t: steps taken so far, default 0.

    Returns
    -------
    next_w : ndarray, shape and dtype of w
    config : dict
        A copy with the hyper-parameters and the new m, u and t.

    Raises
    ------
    ValueError
        If shapes differ, or a hyper-parameter is out of range.

    Notes
    -----
    u needs no bias correction: a maximum is not drawn towards the zero it started from. The paper has no
    epsilon, and no answer for a weight whose gradients were all zero.

    References
    ----------
    .. [1] Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.optimizers.adamax import adamax
    >>> w, config = adamax(np.array([1.0, 1.0]), np.array([3.0, -300.0]), {"learning_rate": 0.5})
    >>> w.round(6), config["u"].round(6)
    (array([0.5, 1.5]), array([  3., 300.]))
    """
    w, dw = optimizer_arrays(w, dw)
    config = optimizer_settings(config, learning_rate=2e-3, beta1=0.9, beta2=0.999, epsilon=1e-8)
    t = optimizer_time(config) + 1
    next_w, m, u = w.copy(), optimizer_state(config, "m", w).copy(), optimizer_state(config, "u", w).copy()
    flat = next_w.reshape(-1), dw.reshape(-1), m.reshape(-1), u.reshape(-1)
    rate = config["learning_rate"] / (1 - config["beta1"] ** t)
    _adamax_entries(*flat, rate, config["beta1"], config["beta2"], config["epsilon"])
    return next_w, config | {"m": m, "u": u, "t": t}


@kernel
def _adamax_entries(
    w: np.ndarray,
    dw: np.ndarray,
    m: np.ndarray,
    u: np.ndarray,
    rate: float,
    beta1: float,
    beta2: float,
    epsilon: float,
) -> None:
    """Move weights, mean and maximum, in place."""
    for i in range(w.size):
        m[i] = beta1 * m[i] + (1 - beta1) * dw[i]
        u[i] = np.maximum(beta2 * u[i], abs(dw[i]) + epsilon)
        w[i] -= rate * m[i] / u[i]
