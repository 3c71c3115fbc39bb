"""The sum of squares as a penalty."""

import numpy as np

from reference._shared.arrays import as_float, as_number


def l2_penalty(w: np.ndarray, lam: float) -> tuple[float, np.ndarray]:
    """Charge for the squares of the weights, and differentiate.

        penalty = lam * sum(w**2)
        dw      = 2 * lam * w

    Parameters
    ----------
    w : ndarray, any shape
        Weights. Integers are computed in float64.
    lam : float
        Strength.

    Returns
    -------
    penalty : float
    dw : ndarray, shape of w

    Raises
    ------
    ValueError
        If w is not an array of real numbers, or lam not a finite number.

    Notes
    -----
    Without a factor 1/2 the gradient keeps its 2. The pull towards zero is in proportion to the weight: large
    weights shrink most, and none becomes exactly zero.

    References
    ----------
    .. [1] Hoerl and Kennard, "Ridge regression: biased estimation for nonorthogonal problems",
       Technometrics, 1970.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.losses.l2_penalty import l2_penalty
    >>> l2_penalty(np.array([3.0, -4.0]), 0.5)
    (12.5, array([ 3., -4.]))
    """
    w, lam = as_float("w", w), as_number("lam", lam)
    return lam * float(np.square(w, dtype=np.float64).sum()), 2 * lam * w
