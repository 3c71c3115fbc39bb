"""Binary cross-entropy, straight from the scores."""

import numpy as np

from reference._shared.arrays import as_float, require_axes
from reference.losses.labels import as_targets, require_entries, require_probabilities


def bce_with_logits(z: np.ndarray, y: np.ndarray) -> tuple[float, np.ndarray]:
    """Average the binary cross-entropy of sigmoid(z), and differentiate.

        loss = sum(log(1 + exp(z)) - y * z) / N
        dz   = (sigmoid(z) - y) / N

    Parameters
    ----------
    z : ndarray, shape (N,), any finite value
        Scores: the logarithm of the odds of class 1. Integers are computed in float64.
    y : ndarray, shape (N,), values in [0, 1]
        True class, 0 or 1; what lies between is the probability of class 1.

    Returns
    -------
    loss : float
    dz : ndarray, shape (N,)
        In the dtype of z.

    Raises
    ------
    ValueError
        If z is empty or not one-dimensional, y has another shape, or a label is outside [0, 1].

    Notes
    -----
    Computed as (max(z, 0) - y * z) + log1p(exp(-abs(z))): exp never overflows, and the loss of a sample that is
    surely right keeps its digits. The sigmoid's slope cancels against the logarithm's: unlike that of a squared
    error behind a sigmoid, this gradient does not vanish where the network is surely wrong.

    References
    ----------
    .. [1] Goodfellow, Bengio and Courville, "Deep Learning", MIT Press 2016, section 6.2.2.2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.losses.bce_with_logits import bce_with_logits
    >>> bce_with_logits(np.array([-1e4, 1e4]), np.array([1, 1]))
    (5000.0, array([-0.5,  0. ]))
    """
    z = as_float("z", z)
    require_axes("z", z, "N")
    require_entries("z", z)
    y = as_targets("y", y, z.shape)
    require_probabilities("y", y)
    shrunk = np.exp(-np.abs(z))
    losses = (np.maximum(z, 0) - y * z) + np.log1p(shrunk)
    probability = np.where(z >= 0, 1, shrunk) / (1 + shrunk)
    dz: np.ndarray = (probability - y) / len(z)
    return float(losses.mean(dtype=np.float64)), dz.astype(z.dtype)
