"""Gradient descent with a fixed learning rate."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from reference.optimizers.arguments import optimizer_arrays, optimizer_settings


def sgd(
    w: np.ndarray, dw: np.ndarray, config: Mapping[str, Any] | None = None
) -> tuple[np.ndarray, dict[str, Any]]:
    """Step against the gradient.

        next_w = w - learning_rate * dw

    Parameters
    ----------
    w : ndarray, any shape
        Weights. Integers are computed in float64.
    dw : ndarray, shape of w
        Gradient of the loss, usually on a minibatch: hence stochastic.
    config : dict, optional
        learning_rate: at least 0, default 1e-2.

    Returns
    -------
    next_w : ndarray, shape and dtype of w
    config : dict
        A copy with the hyper-parameters filled in.

    Raises
    ------
    ValueError
        If the shapes differ, or a hyper-parameter is out of range.

    Notes
    -----
    Of all fixed directions the negative gradient is the one of steepest descent, for an infinitesimal step.

    References
    ----------
    .. [1] Robbins and Monro, "A stochastic approximation method", Annals of Mathematical Statistics 1951.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.optimizers.sgd import sgd
    >>> sgd(np.array([1.0, 2.0]), np.array([10.0, -10.0]), {"learning_rate": 0.1})
    (array([0., 3.]), {'learning_rate': 0.1})
    """
    w, dw = optimizer_arrays(w, dw)
    config = optimizer_settings(config, learning_rate=1e-2)
    return np.asarray(w - config["learning_rate"] * dw), config
