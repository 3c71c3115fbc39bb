"""AMSGrad: Adam whose division never gets smaller."""

import math
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


def amsgrad(
    w: np.ndarray, dw: np.ndarray, config: Mapping[str, Any] | None = None
) -> tuple[np.ndarray, dict[str, Any]]:
    """Step by the mean gradient in units of the largest mean square it ever had.

        m' = beta1 * m + (1 - beta1) * dw
        v' = beta2 * v + (1 - beta2) * dw**2,   v_max' = max(v_max, v')
        t' = t + 1,   m_hat = m' / (1 - beta1**t'),   v_hat = v_max' / (1 - beta2**t')
        next_w = w - learning_rate * m_hat / (sqrt(v_hat) + epsilon)

    Parameters
    ----------
    w : ndarray, any shape
        Weights. Integers are computed in float64.
    dw : ndarray, shape of w
        Gradient of the loss.
    config : dict, optional
        learning_rate: at least 0, default 1e-3; beta1, beta2: in [0, 1), default 0.9 and 0.999; epsilon:
        positive, default 1e-8; m, v, v_max: shape of w, default zeros; t: steps taken so far, default 0.

    Returns
    -------
    next_w : ndarray, shape and dtype of w
    config : dict
        A copy with the hyper-parameters and the new m, v, v_max and t.

    Raises
    ------
    ValueError
        If shapes differ, or a hyper-parameter is out of range.

    Notes
    -----
    Adam can forget a rare large gradient and then step too far. The paper has no bias correction; the one here,
    of the maximum of uncorrected means, is PyTorch's.

    References
    ----------
    .. [1] Reddi, Kale and Kumar, "On the convergence of Adam and beyond", ICLR 2018, algorithm 2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.optimizers.amsgrad import amsgrad
    >>> w, config = amsgrad(np.array([1.0]), np.array([10.0]), {"learning_rate": 0.5})
    >>> w, config = amsgrad(w, np.array([0.0]), config)
    >>> bool(config["v_max"] > config["v"]), w.round(3)
    (True, array([0.165]))
    """
    w, dw = optimizer_arrays(w, dw)
    config = optimizer_settings(config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8)
    t = optimizer_time(config) + 1
    next_w = w.copy()
    m, v, v_max = (optimizer_state(config, name, w).copy() for name in ("m", "v", "v_max"))
    flat = next_w.reshape(-1), dw.reshape(-1), m.reshape(-1), v.reshape(-1), v_max.reshape(-1)
    beta1, beta2 = config["beta1"], config["beta2"]
    rate = config["learning_rate"] / (1 - beta1**t)
    _amsgrad_entries(*flat, rate, beta1, beta2, 1 / math.sqrt(1 - beta2**t), config["epsilon"])
    return next_w, config | {"m": m, "v": v, "v_max": v_max, "t": t}


@kernel
def _amsgrad_entries(
    w: np.ndarray,
    dw: np.ndarray,
    m: np.ndarray,
    v: np.ndarray,
    v_max: np.ndarray,
    rate: float,
    beta1: float,
    beta2: float,
    correction: float,
    epsilon: float,
) -> None:
    """Move weights and means, in place."""
    for i in range(w.size):
        m[i] = beta1 * m[i] + (1 - beta1) * dw[i]
        v[i] = beta2 * v[i] + (1 - beta2) * (dw[i] * dw[i])
        v_max[i] = np.maximum(v_max[i], v[i])
        w[i] -= rate * m[i] / (math.sqrt(v_max[i]) * correction + epsilon)
