"""The hinge loss for several classes."""

import numpy as np

from reference._shared.arrays import as_float, require_axes
from reference.losses.labels import as_class_labels, require_entries


def svm_loss(x: np.ndarray, y: np.ndarray) -> tuple[float, np.ndarray]:
    """Charge every wrong class for a score that is not at least 1 below the true class's, and differentiate.

        margin[n, j] = max(0, x[n, j] - x[n, y[n]] + 1) for j != y[n]
        loss         = sum(margin) / N
        dx[n, j]     = 1 / N where margin[n, j] > 0,   dx[n, y[n]] = minus the sum of these

    Parameters
    ----------
    x : ndarray, shape (N, C), any finite value
        Scores. Integers are computed in float64.
    y : ndarray of int, shape (N,), values in [0, C)
        True classes.

    Returns
    -------
    loss : float
    dx : ndarray, shape (N, C)
        In the dtype of x.

    Raises
    ------
    ValueError
        If x is empty or has not two axes, y has another shape, or a label is no class.

    Notes
    -----
    Once every wrong class is beaten by the margin, a sample costs nothing and pulls no more. A class exactly at
    the margin, where the loss has a kink, gets the gradient 0.

    References
    ----------
    .. [1] Weston and Watkins, "Support vector machines for multi-class pattern recognition", ESANN 1999.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.losses.svm_loss import svm_loss
    >>> svm_loss(np.array([[3.0, 5.0, -1.0]]), np.array([0]))
    (3.0, array([[-1.,  1.,  0.]]))
    """
    x = as_float("x", x)
    require_axes("x", x, "N, C")
    require_entries("x", x)
    true = np.arange(len(x)), as_class_labels("y", y, x)
    margin = np.maximum(0, x - x[true][:, None] + 1)
    margin[true] = 0
    dx = (margin > 0).astype(x.dtype)
    dx[true] = -dx.sum(axis=1)
    return float(margin.sum(dtype=np.float64) / len(x)), dx / len(x)
