"""Cross-entropy of probabilities for two classes."""

import numpy as np

from reference._shared.arrays import as_float, require_axes
from reference.losses.labels import as_targets, require_entries, require_probabilities

_FLOOR = 1e-12


def binary_cross_entropy(p: np.ndarray, y: np.ndarray) -> tuple[float, np.ndarray]:
    """Average the negative log-likelihood of labels under predicted probabilities, and differentiate.

        loss = -sum(y * log(p) + (1 - y) * log(1 - p)) / N
        dp   = ((1 - y) / (1 - p) - y / p) / N

    Parameters
    ----------
    p : ndarray, shape (N,), values in [0, 1]
        Predicted probability of class 1. Integers are computed in float64.
    y : ndarray, shape (N,), values in [0, 1]
        True class, 0 or 1; what lies between is the probability of class 1.

    Returns
    -------
    loss : float
    dp : ndarray, shape (N,)
        In the dtype of p.

    Raises
    ------
    ValueError
        If p is empty or not one-dimensional, y has another shape, or a number is outside [0, 1].

    Notes
    -----
    Where p or 1 - p is below 1e-12, both the logarithm and the quotient take 1e-12 in its place: a sample that
    is surely wrong costs 27.6 instead of infinity. Everything is computed in float64, because 1 - 1e-12 is 1
    in float32.

    References
    ----------
    .. [1] Goodfellow, Bengio and Courville, "Deep Learning", MIT Press 2016, section 6.2.2.2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.losses.binary_cross_entropy import binary_cross_entropy
    >>> loss, dp = binary_cross_entropy(np.array([0.5, 0.8]), np.array([0, 1]))
    >>> round(loss, 4), dp
    (0.4581, array([ 1.   , -0.625]))
    """
    p = as_float("p", p)
    require_axes("p", p, "N")
    require_entries("p", p)
    require_probabilities("p", p)
    y = as_targets("y", y, p.shape).astype(np.float64)
    require_probabilities("y", y)
    wide = p.astype(np.float64)
    chance, rest = np.maximum(wide, _FLOOR), np.maximum(1 - wide, _FLOOR)
    # 1 - p has lost the digits of a small p, which log1p keeps
    losses = -y * np.log(chance) - (1 - y) * np.log1p(-np.minimum(wide, 1 - _FLOOR))
    dp: np.ndarray = ((1 - y) / rest - y / chance) / len(p)
    return float(losses.mean()), dp.astype(p.dtype)
