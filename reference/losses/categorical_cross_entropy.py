"""Cross-entropy of probabilities for any number of classes."""

import numpy as np

from reference._shared.arrays import as_float, require_axes
from reference.losses.labels import as_targets, require_entries, require_probabilities

_LEAST = 1e-12


def categorical_cross_entropy(p: np.ndarray, y_onehot: np.ndarray) -> tuple[float, np.ndarray]:
    """Average the negative log-likelihood of the true classes under predicted probabilities, and differentiate.

        loss = -sum(y_onehot * log(p)) / N
        dp   = -y_onehot / p / N

    Parameters
    ----------
    p : ndarray, shape (N, C), values in [0, 1]
        Predicted probability of every class. Integers are computed in float64.
    y_onehot : ndarray, shape (N, C), values in [0, 1]
        1 for the true class and 0 elsewhere, or the probability of every class.

    Returns
    -------
    loss : float
    dp : ndarray, shape (N, C)
        In the dtype of p.

    Raises
    ------
    ValueError
        If p is empty or has not two axes, y_onehot has another shape, or a number is outside [0, 1].

    Notes
    -----
    Where p is below 1e-12, both the logarithm and the quotient take 1e-12 in its place, which keeps them finite.
    The rows of p are not asked to sum to 1: dp treats every probability as free.

    References
    ----------
    .. [1] Goodfellow, Bengio and Courville, "Deep Learning", MIT Press 2016, section 6.2.2.3.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.losses.categorical_cross_entropy import categorical_cross_entropy
    >>> loss, dp = categorical_cross_entropy(np.array([[0.25, 0.75], [0.5, 0.5]]), np.array([[1, 0], [0, 1]]))
    >>> round(loss, 4), dp.tolist()
    (1.0397, [[-2.0, 0.0], [0.0, -1.0]])
    """
    p = as_float("p", p)
    require_axes("p", p, "N, C")
    require_entries("p", p)
    require_probabilities("p", p)
    y_onehot = as_targets("y_onehot", y_onehot, p.shape)
    require_probabilities("y_onehot", y_onehot)
    floored = np.maximum(p, _LEAST)
    loss = -(y_onehot * np.log(floored)).sum(dtype=np.float64) / len(p)
    # 0 - 0 is 0, where -0 / p would be a negative zero
    return float(loss), (0 - y_onehot / floored / len(p)).astype(p.dtype)
