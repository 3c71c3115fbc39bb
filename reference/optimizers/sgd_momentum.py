"""Gradient descent with momentum."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from reference.optimizers.arguments import optimizer_arrays, optimizer_settings, optimizer_state


def sgd_momentum(
    w: np.ndarray, dw: np.ndarray, config: Mapping[str, Any] | None = None
) -> tuple[np.ndarray, dict[str, Any]]:
    """Let a velocity gather the gradients, and move by it: a ball rolling with friction.

        velocity' = momentum * velocity - learning_rate * dw,   next_w = w + velocity'

    Parameters
    ----------
    w : ndarray, any shape
        Weights. Integers are computed in float64.
    dw : ndarray, shape of w
        Gradient of the loss.
    config : dict, optional
        learning_rate: at least 0, default 1e-2; momentum: in [0, 1), default 0.9; velocity: shape of w,
        default zeros.

    Returns
    -------
    next_w : ndarray, shape and dtype of w
    config : dict
        A copy with the hyper-parameters and the new velocity.

    Raises
    ------
    ValueError
        If shapes differ, or a hyper-parameter is out of range.

    Notes
    -----
    Under a constant gradient the velocity grows to 1/(1 - momentum) plain steps. The form that gathers bare
    gradients, velocity' = momentum * velocity + dw and next_w = w - learning_rate * velocity', gives the same
    weights as long as the learning rate stays.

    References
    ----------
    .. [1] Polyak, "Some methods of speeding up the convergence of iteration methods", 1964.
    .. [2] Sutskever, Martens, Dahl and Hinton, "On the importance of initialization and momentum in deep
       learning", ICML 2013.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.optimizers.sgd_momentum import sgd_momentum
    >>> settings = {"learning_rate": 0.1, "momentum": 0.5}
    >>> w, config = sgd_momentum(np.array([1.0]), np.array([2.0]), settings)
    >>> w, config = sgd_momentum(w, np.array([2.0]), config)
    >>> w.round(12), config["velocity"].round(12)
    (array([0.5]), array([-0.3]))
    """
    w, dw = optimizer_arrays(w, dw)
    config = optimizer_settings(config, learning_rate=1e-2, momentum=0.9)
    velocity = config["momentum"] * optimizer_state(config, "velocity", w) - config["learning_rate"] * dw
    return np.asarray(w + velocity), config | {"velocity": np.asarray(velocity)}
