"""Adam: a running mean of the gradient over the root of a running mean of its square."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from reference._jit import kernel, parallel_kernel, prange
from reference.optimizers.arguments import (
    optimizer_arrays,
    optimizer_settings,
    optimizer_state,
    optimizer_time,
)

_BLOCK = 4096  # entries: what one block reads and writes stays in a core's cache
_FEW = 8 * _BLOCK  # so few entries are done before threads have started


def adam(
    w: np.ndarray, dw: np.ndarray, config: Mapping[str, Any] | None = None
) -> tuple[np.ndarray, dict[str, Any]]:
    """Step by the mean gradient in units of its own size.

        m' = beta1 * m + (1 - beta1) * dw
        v' = beta2 * v + (1 - beta2) * dw**2
        t' = t + 1,   m_hat = m' / (1 - beta1**t'),   v_hat = v' / (1 - beta2**t')
        next_w = w - learning_rate * m_hat / (sqrt(v_hat) + epsilon)

    Parameters
    ----------
    w : ndarray, any shape
        Weights. Integers are computed in float64.
    dw : ndarray, shape of w
        Gradient of the loss.
    config : dict, optional
        learning_rate: at least 0, default 1e-3; beta1, beta2: in [0, 1), default 0.9 and 0.999; epsilon:
        positive, default 1e-8; m, v: shape of w, default zeros; t: steps taken so far, default 0.

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
    Both means start at zero; the division by 1 - beta**t takes the bias out, so that the first step already has
    the length of the learning rate, however large the gradient is.

    References
    ----------
    .. [1] Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.optimizers.adam import adam
    >>> w, config = adam(np.array([1.0, 1.0]), np.array([3.0, -300.0]), {"learning_rate": 0.5})
    >>> w.round(6), config["m"].round(6), config["t"]
    (array([0.5, 1.5]), array([  0.3, -30. ]), 1)
    >>> many = np.linspace(1, 2, 100_000)
    >>> bool(np.allclose(adam(many, many)[0], many - 1e-3))
    True
    """
    w, dw = optimizer_arrays(w, dw)
    config = optimizer_settings(config, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8)
    return adam_step(w, dw, config, keep=1.0)


def adam_step(
    w: np.ndarray, dw: np.ndarray, config: Mapping[str, Any], keep: float
) -> tuple[np.ndarray, dict[str, Any]]:
    """Make Adam's step away from keep * w; a keep below 1 is the weight decay of AdamW."""
    t = optimizer_time(config) + 1
    m, v = optimizer_state(config, "m", w), optimizer_state(config, "v", w)
    next_w, next_m, next_v = np.empty_like(w), np.empty_like(w), np.empty_like(w)
    given = w.reshape(-1), dw.reshape(-1), m.reshape(-1), v.reshape(-1)
    written = next_w.reshape(-1), next_m.reshape(-1), next_v.reshape(-1)
    beta1, beta2 = config["beta1"], config["beta2"]
    rate = config["learning_rate"] / (1 - beta1**t)
    correction = 1 / math.sqrt(1 - beta2**t)
    update = _adam_entries if w.size <= _FEW else _adam_blocks
    update(*given, *written, keep, rate, beta1, beta2, correction, config["epsilon"])
    return next_w, {**config, "m": next_m, "v": next_v, "t": t}


@parallel_kernel
def _adam_blocks(
    w: np.ndarray,
    dw: np.ndarray,
    m: np.ndarray,
    v: np.ndarray,
    next_w: np.ndarray,
    next_m: np.ndarray,
    next_v: np.ndarray,
    keep: float,
    rate: float,
    beta1: float,
    beta2: float,
    correction: float,
    epsilon: float,
) -> None:
    """Share the blocks of large arrays among threads."""
    for block in prange((w.size + _BLOCK - 1) // _BLOCK):
        i, j = block * _BLOCK, min((block + 1) * _BLOCK, w.size)
        _adam_entries(
            w[i:j],
            dw[i:j],
            m[i:j],
            v[i:j],
            next_w[i:j],
            next_m[i:j],
            next_v[i:j],
            keep,
            rate,
            beta1,
            beta2,
            correction,
            epsilon,
        )


@kernel
def _adam_entries(
    w: np.ndarray,
    dw: np.ndarray,
    m: np.ndarray,
    v: np.ndarray,
    next_w: np.ndarray,
    next_m: np.ndarray,
    next_v: np.ndarray,
    keep: float,
    rate: float,
    beta1: float,
    beta2: float,
    correction: float,
    epsilon: float,
) -> None:
    """Write next weights and means: three loops, since a compiler gives up on one loop over seven arrays."""
    for i in range(w.size):
        next_m[i] = beta1 * m[i] + (1 - beta1) * dw[i]
    for i in range(w.size):
        next_v[i] = beta2 * v[i] + (1 - beta2) * (dw[i] * dw[i])
    for i in range(w.size):
        next_w[i] = keep * w[i] - rate * next_m[i] / (math.sqrt(next_v[i]) * correction + epsilon)
