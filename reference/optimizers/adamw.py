"""AdamW: Adam whose weight decay does not pass through the division."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from reference.optimizers.adam import adam_step
from reference.optimizers.arguments import optimizer_arrays, optimizer_settings


def adamw(
    w: np.ndarray, dw: np.ndarray, config: Mapping[str, Any] | None = None
) -> tuple[np.ndarray, dict[str, Any]]:
    """Shrink the weights a little, then make Adam's step.

        next_w = w - learning_rate * weight_decay * w - learning_rate * m_hat / (sqrt(v_hat) + epsilon)

    Parameters
    ----------
    w : ndarray, any shape
        Weights. Integers are computed in float64.
    dw : ndarray, shape of w
        Gradient of the loss, without the penalty.
    config : dict, optional
        weight_decay: at least 0, default 1e-2; the rest as for `adam`: learning_rate, default 1e-3; beta1, beta2,
        default 0.9 and 0.999; epsilon, default 1e-8; m, v, t.

    Returns
    -------
    next_w : ndarray, shape and dtype of w
    config : dict
        A copy with the hyper-parameters and the new m, v and t.

    Raises
    ------
    ValueError
        If shapes differ, or a hyper-parameter is out of range.

    Notes
    -----
    m_hat and v_hat are Adam's. An L2 penalty in the loss would be divided by sqrt(v_hat) with the rest of the
    gradient, and so decay weights with large gradients less.

    References
    ----------
    .. [1] Loshchilov and Hutter, "Decoupled weight decay regularization", ICLR 2019, algorithm 2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.optimizers.adamw import adamw
    >>> w, _ = adamw(np.array([1.0, 1.0]), np.array([3.0, 0.0]), {"learning_rate": 0.5, "weight_decay": 0.2})
    >>> w.round(6)
    array([0.4, 0.9])
    """
    w, dw = optimizer_arrays(w, dw)
    config = optimizer_settings(
        config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=1e-2
    )
    return adam_step(w, dw, config, keep=1 - config["learning_rate"] * config["weight_decay"])
