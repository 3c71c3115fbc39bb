"""Nesterov's momentum: the gradient is taken where the velocity is about to lead."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from reference._shared.arrays import as_float
from reference.optimizers.arguments import optimizer_arrays, optimizer_settings, optimizer_state


def nesterov_step(
    w: np.ndarray, grad_fn: Callable[[np.ndarray], Any], config: Mapping[str, Any] | None = None
) -> tuple[np.ndarray, dict[str, Any]]:
    """Look ahead along the velocity, and correct it by the gradient found there.

        velocity' = momentum * velocity - learning_rate * grad_fn(w + momentum * velocity)
        next_w    = w + velocity'

    Parameters
    ----------
    w : ndarray, any shape
        Weights. Integers are computed in float64.
    grad_fn : callable
        Takes weights and returns the gradient of the loss there, in the same shape. Called once, with a new array.
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
    `nesterov_momentum` makes the same steps seen from the looked-ahead point.

    References
    ----------
    .. [1] Nesterov, "A method for solving the convex programming problem with convergence rate O(1/k^2)", 1983.
    .. [2] Sutskever, Martens, Dahl and Hinton, "On the importance of initialization and momentum in deep
       learning", ICML 2013.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.optimizers.nesterov import nesterov_step
    >>> config = {"learning_rate": 0.5, "momentum": 0.5, "velocity": np.array([2.0])}
    >>> nesterov_step(np.array([1.0]), lambda w: 2 * w, config)[0]  # the slope at 1 + 0.5 * 2 is 4
    array([0.])
    """
    config = optimizer_settings(config, learning_rate=1e-2, momentum=0.9)
    w = as_float("w", w)
    carried = config["momentum"] * optimizer_state(config, "velocity", w)
    w, gradient = optimizer_arrays(w, grad_fn(np.asarray(w + carried)))
    velocity = carried - config["learning_rate"] * gradient
    return np.asarray(w + velocity), config | {"velocity": np.asarray(velocity)}


def nesterov_momentum(
    w: np.ndarray, dw: np.ndarray, config: Mapping[str, Any] | None = None
) -> tuple[np.ndarray, dict[str, Any]]:
    """Make Nesterov's step where w already is the looked-ahead point, so that dw is the gradient at w.

        velocity' = momentum * velocity - learning_rate * dw
        next_w    = w - momentum * velocity + (1 + momentum) * velocity'

    Parameters
    ----------
    w : ndarray, any shape
        Weights. Integers are computed in float64.
    dw : ndarray, shape of w
        Gradient of the loss at w.
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
    With u the weights of `nesterov_step`, w = u + momentum * velocity: take the velocity back out of w, move by
    the new one, look ahead by it again.

    References
    ----------
    .. [1] Bengio, Boulanger-Lewandowski and Pascanu, "Advances in optimizing recurrent networks", ICASSP 2013.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.optimizers.nesterov import nesterov_momentum
    >>> config = {"learning_rate": 0.5, "momentum": 0.5, "velocity": np.array([2.0])}
    >>> next_w, config = nesterov_momentum(np.array([2.0]), np.array([4.0]), config)
    >>> next_w, config["velocity"]  # the weights 0 of nesterov_step, plus half the velocity
    (array([-0.5]), array([-1.]))
    """
    w, dw = optimizer_arrays(w, dw)
    config = optimizer_settings(config, learning_rate=1e-2, momentum=0.9)
    momentum, before = config["momentum"], optimizer_state(config, "velocity", w)
    velocity = momentum * before - config["learning_rate"] * dw
    next_w = w - momentum * before + (1 + momentum) * velocity
    return np.asarray(next_w), config | {"velocity": np.asarray(velocity)}
