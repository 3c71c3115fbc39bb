"""Squares and magnitudes together as a penalty."""

import numpy as np

from reference._shared.arrays import as_float, as_number


def elastic_net_penalty(w: np.ndarray, beta: float) -> tuple[float, np.ndarray]:
    """Charge for the magnitudes of the weights and, beta times, for their squares, and differentiate.

        penalty = sum(beta * w**2 + |w|)
        dw      = 2 * beta * w + sign(w)

    Parameters
    ----------
    w : ndarray, any shape
        Weights. Integers are computed in float64.
    beta : float
        Weight of the squares; at 0 only the magnitudes count.

    Returns
    -------
    penalty : float
    dw : ndarray, shape of w

    Raises
    ------
    ValueError
        If w is not an array of real numbers, or beta not a finite number.

    Notes
    -----
    The form of the lecture, in which magnitudes have the weight 1. They bring zeros, and squares keep groups of
    correlated weights together. The gradient at a weight of 0 is 0, one of the sub-gradients.

    References
    ----------
    .. [1] Zou and Hastie, "Regularization and variable selection via the elastic net", Journal of the Royal
       Statistical Society B, 2005.
    .. [2] "Deep Learning in Vision", lecture, HSLU 2020.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.losses.elastic_net_penalty import elastic_net_penalty
    >>> elastic_net_penalty(np.array([3.0, 0.0, -4.0]), 0.5)
    (19.5, array([ 4.,  0., -5.]))
    """
    w, beta = as_float("w", w), as_number("beta", beta)
    wide = w.astype(np.float64)
    return float((beta * wide**2 + np.abs(wide)).sum()), 2 * beta * w + np.sign(w)
