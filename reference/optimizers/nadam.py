"""NAdam: Adam with Nesterov's momentum."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from reference._jit import kernel
from reference._shared.arrays import as_number
from reference.optimizers.arguments import (
    optimizer_arrays,
    optimizer_settings,
    optimizer_state,
    optimizer_time,
)


def nadam(
    w: np.ndarray, dw: np.ndarray, config: Mapping[str, Any] | None = None
) -> tuple[np.ndarray, dict[str, Any]]:
    """Make Adam's step with the momentum of the next step already in it.

        mu(t) = beta1 * (1 - 0.96**(t * momentum_decay) / 2)
        t' = t + 1,   mu_product' = mu_product * mu(t')
        m' = beta1 * m + (1 - beta1) * dw,   v' = beta2 * v + (1 - beta2) * dw**2
        m_hat = mu(t' + 1) * m' / (1 - mu_product' * mu(t' + 1)) + (1 - mu(t')) * dw / (1 - mu_product')
        next_w = w - learning_rate * m_hat / (sqrt(v' / (1 - beta2**t')) + epsilon)

    Parameters
    ----------
    w : ndarray, any shape
        Weights. Integers are computed in float64.
    dw : ndarray, shape of w
        Gradient of the loss.
    config : dict, optional
        learning_rate: at least 0, default 2e-3; beta1, beta2: in [0, 1), default 0.9 and 0.999; epsilon:
        positive, default 1e-8; momentum_decay: at least 0, default 4e-3; m, v: shape of w, default zeros; t:
        steps taken so far, default 0; mu_product: product of the momenta so far, default 1.

    Returns
    -------
    next_w : ndarray, shape and dtype of w
    config : dict
        A copy with the hyper-parameters and the new m, v, t and mu_product.

    Raises
    ------
    ValueError
        If shapes differ, or a hyper-parameter is out of range.

    Notes
    -----
    This is PyTorch's form. Dozat's plain form keeps the momentum at beta1:
    m_hat = beta1 * m' / (1 - beta1**(t' + 1)) + (1 - beta1) * dw / (1 - beta1**t').

    References
    ----------
    .. [1] Dozat, "Incorporating Nesterov momentum into Adam", ICLR workshop 2016.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.optimizers.nadam import nadam
    >>> w, config = nadam(np.array([1.0, 1.0]), np.array([3.0, -300.0]), {"learning_rate": 0.5})
    >>> w.round(4), config["t"], round(config["mu_product"], 6)
    (array([0.4718, 1.5282]), 1, 0.450073)
    """
    w, dw = optimizer_arrays(w, dw)
    config = optimizer_settings(
        config, learning_rate=2e-3, beta1=0.9, beta2=0.999, epsilon=1e-8, momentum_decay=4e-3
    )
    t = optimizer_time(config) + 1
    beta1, beta2 = config["beta1"], config["beta2"]
    now, after = (beta1 * (1 - 0.96 ** (step * config["momentum_decay"]) / 2) for step in (t, t + 1))
    product = as_number("mu_product", config.get("mu_product", 1.0)) * now
    of_mean = config["learning_rate"] * after / (1 - product * after)
    of_gradient = config["learning_rate"] * (1 - now) / (1 - product)

    next_w, m, v = w.copy(), optimizer_state(config, "m", w).copy(), optimizer_state(config, "v", w).copy()
    flat = next_w.reshape(-1), dw.reshape(-1), m.reshape(-1), v.reshape(-1)
    correction = 1 / math.sqrt(1 - beta2**t)
    _nadam_entries(*flat, of_mean, of_gradient, beta1, beta2, correction, config["epsilon"])
    return next_w, config | {"m": m, "v": v, "t": t, "mu_product": product}


@kernel
def _nadam_entries(
    w: np.ndarray,
    dw: np.ndarray,
    m: np.ndarray,
    v: np.ndarray,
    of_mean: float,
    of_gradient: float,
    beta1: float,
    beta2: float,
    correction: float,
    epsilon: float,
) -> None:
    """Move weights and means, in place."""
    for i in range(w.size):
        m[i] = beta1 * m[i] + (1 - beta1) * dw[i]
        v[i] = beta2 * v[i] + (1 - beta2) * (dw[i] * dw[i])
        w[i] -= (of_mean * m[i] + of_gradient * dw[i]) / (math.sqrt(v[i]) * correction + epsilon)
