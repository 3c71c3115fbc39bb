"""Descent along the gradient of the whole loss."""

from collections.abc import Callable

import numpy as np

from reference._shared.arrays import as_float, as_number
from reference.linear_models.arguments import as_count, as_gradient


def gradient_descent(
    loss: Callable[[np.ndarray], tuple[float, np.ndarray]], w: np.ndarray, lr: float, steps: int
) -> tuple[np.ndarray, list[float]]:
    """Walk against the gradient, again and again.

        value, gradient = loss(w),   w = w - lr * gradient

    Parameters
    ----------
    loss : callable
        loss(w) returns (value, gradient), the gradient in w's shape.
    w : ndarray, any shape
        Where to start. Integers are computed in float64.
    lr : float
        Size of a step in proportion to the gradient.
    steps : int
        How many.

    Returns
    -------
    w : ndarray, shape of w
        Where the walk ended: a new array.
    history : list of float
        The loss before each step, `steps` entries.

    Raises
    ------
    ValueError
        If lr is not a finite number, steps not an integer of at least 0, or a gradient has another shape than w.

    Notes
    -----
    On a loss whose gradient changes at most L times as fast as w, the value falls at every step while
    lr < 2 / L; beyond that it grows.

    References
    ----------
    .. [1] Cauchy, "Methode generale pour la resolution des systemes d'equations simultanees", 1847.
    .. [2] Boyd and Vandenberghe, "Convex optimization", Cambridge 2004, section 9.3.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.linear_models.gradient_descent import gradient_descent
    >>> gradient_descent(lambda w: ((w**2).sum(), 2 * w), np.array([4.0]), lr=0.25, steps=3)
    (array([0.5]), [16.0, 4.0, 1.0])
    """
    w, lr = as_float("w", w), as_number("lr", lr)
    history = []
    for _ in range(as_count("steps", steps)):
        value, gradient = loss(w)
        history.append(float(value))
        w = w - lr * as_gradient(gradient, w)
    return w, history
