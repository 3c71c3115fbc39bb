"""Softmax and cross-entropy in one."""

import numpy as np

from reference._jit import COMPILED, THREADS, kernel, parallel_kernel, prange
from reference._shared.arrays import as_readable, require_axes
from reference._shared.exponential import exp_nonpositive, exp_nonpositive_single
from reference._shared.rows import row_largest, row_total
from reference.losses.labels import as_class_labels, require_entries

_MANY = 200_000  # scores: with fewer, one thread is done before another has begun


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

    Scores that tell nothing cost ln C, here of a thousand classes:

    >>> loss, _ = softmax_loss(np.zeros((256, 1000)), np.arange(256))
    >>> round(loss, 4), round(float(np.log(1000)), 4)
    (6.9078, 6.9078)
    """
    x = as_readable("x", x)
    require_axes("x", x, "N, C")
    require_entries("x", x)
    labels = as_class_labels("y", y, x)
    losses, dx = np.empty(len(x)), np.empty_like(x)
    if COMPILED:
        single = x.dtype == np.float32
        if x.size < _MANY:
            _softmax_loss_rows(0, len(x), single, x, labels, losses, dx)
        else:
            _softmax_loss_shares(min(THREADS, len(x)), single, x, labels, losses, dx)
    else:
        _softmax_loss_arrays(x, labels, losses, dx)
    return float(losses.mean()), dx


def _softmax_loss_arrays(x: np.ndarray, labels: np.ndarray, losses: np.ndarray, dx: np.ndarray) -> None:
    """Write loss and gradient of all rows, as the equations stand."""
    rows = np.arange(len(x))
    shifted = (x - x.max(axis=1, keepdims=True)).astype(np.float64)
    exponentials = np.exp(shifted)
    totals = exponentials.sum(axis=1)
    losses[:] = np.log(totals) - shifted[rows, labels]
    probabilities = exponentials / totals[:, None]
    probabilities[rows, labels] -= 1
    dx[:] = probabilities / len(x)


@parallel_kernel
def _softmax_loss_shares(
    shares: int, single: bool, x: np.ndarray, labels: np.ndarray, losses: np.ndarray, dx: np.ndarray
) -> None:
    """Share the rows among threads."""
    for s in prange(shares):
        first, last = s * len(x) // shares, (s + 1) * len(x) // shares
        _softmax_loss_rows(first, last, single, x, labels, losses, dx)


@kernel
def _softmax_loss_rows(
    start: int,
    stop: int,
    single: bool,
    x: np.ndarray,
    labels: np.ndarray,
    losses: np.ndarray,
    dx: np.ndarray,
) -> None:
    """Write loss and gradient of some rows."""
    count, n_classes = x.shape
    scratch, scratch_of_sums = np.empty(n_classes // 4, x.dtype), np.empty(n_classes // 4)
    for i in range(start, stop):
        row, exponentials = x[i], dx[i]
        largest = row_largest(row, scratch)
        if single:
            for j in range(n_classes):
                exponentials[j] = exp_nonpositive_single(row[j] - largest)
        else:
            for j in range(n_classes):
                exponentials[j] = exp_nonpositive(row[j] - largest)
        total = row_total(exponentials, scratch_of_sums)
        factor = x.dtype.type(1 / (total * count))
        for j in range(n_classes):
            exponentials[j] *= factor
        behind = row[labels[i]] - largest
        losses[i] = np.log(total) - behind
        dx[i, labels[i]] = (exp_nonpositive(behind) / total - 1) / count
