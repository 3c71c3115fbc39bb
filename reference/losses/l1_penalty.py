"""The sum of magnitudes as a penalty."""

import numpy as np

from reference._shared.arrays import as_float, as_number


def l1_penalty(w: np.ndarray, lam: float) -> tuple[float, np.ndarray]:
    """Charge for the magnitudes of the weights, and differentiate.

        penalty = lam * sum(|w|)
        dw      = lam * sign(w)

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
    The pull towards zero is the same for small and large weights, so that many reach zero exactly. There, at the
    kink, the gradient is 0: any number between -lam and lam is a sub-gradient.

    References
    ----------
    .. [1] Tibshirani, "Regression shrinkage and selection via the lasso", Journal of the Royal Statistical
       Society B, 1996.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.losses.l1_penalty import l1_penalty
    >>> l1_penalty(np.array([3.0, 0.0, -4.0]), 0.5)
    (3.5, array([ 0.5,  0. , -0.5]))
    """
    w, lam = as_float("w", w), as_number("lam", lam)
    return lam * float(np.abs(w).sum(dtype=np.float64)), lam * np.sign(w)
