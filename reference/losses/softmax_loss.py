"""Softmax and cross-entropy in one."""

import numpy as np

from reference._jit import kernel
from reference._shared.arrays import as_float, require_axes
from reference.losses.labels import as_class_labels, require_entries


def softmax_loss(x: np.ndarray, y: np.ndarray) -> tuple[float, np.ndarray]:
    """Average the negative logarithm of the true classes' softmax probabilities, and differentiate.

        loss = sum over n of (log sum_j exp(x[n, j]) - x[n, y[n]]) / N
        dx   = (softmax(x) - one_hot(y)) / N

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
        In the dtype of x. Every row sums to zero: a shift of all scores changes nothing.

    Raises
    ------
    ValueError
        If x is empty or has not two axes, y has another shape, or a label is no class.

    Notes
    -----
    Each row is shifted by its largest score before exp, so that nothing overflows. The logarithm is taken of the
    sum, which is at least 1, and never of a probability, which may be 0: a score that is 1e4 behind costs 1e4.

    References
    ----------
    .. [1] Bridle, "Probabilistic interpretation of feedforward classification network outputs", 1990.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.losses.softmax_loss import softmax_loss
    >>> loss, dx = softmax_loss(np.array([[0.0, np.log(3.0)], [1e4, 1e4]]), np.array([0, 1]))
    >>> round(loss, 4), dx.round(3).tolist()
    (1.0397, [[-0.375, 0.375], [0.25, -0.25]])
    """
    x = as_float("x", x)
    require_axes("x", x, "N, C")
    require_entries("x", x)
    labels = as_class_labels("y", y, x)
    dx = np.empty_like(x)
    return _softmax_loss_rows(x, labels, dx), dx


@kernel
def _softmax_loss_rows(x: np.ndarray, labels: np.ndarray, dx: np.ndarray) -> float:
    """Write the gradient of every row and return the mean loss."""
    count = x.shape[0]
    loss = np.float64(0.0)
    for i in range(count):
        largest = x[i].max()
        total = np.float64(0.0)
        for j in range(x.shape[1]):
            dx[i, j] = np.exp(x[i, j] - largest)
            total += dx[i, j]
        for j in range(x.shape[1]):
            dx[i, j] = (dx[i, j] / total - (j == labels[i])) / count
        loss += np.log(total) - (x[i, labels[i]] - largest)
    return float(loss / count)
