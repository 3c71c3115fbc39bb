"""The mean absolute error."""

import numpy as np

from reference._shared.arrays import as_float
from reference.losses.labels import as_targets, require_entries


def mae_loss(pred: np.ndarray, target: np.ndarray) -> tuple[float, np.ndarray]:
    """Average the absolute differences, and differentiate.

        loss  = sum(|pred - target|) / size
        dpred = sign(pred - target) / size

    Parameters
    ----------
    pred : ndarray, any shape
        Predictions. Integers are computed in float64.
    target : ndarray, shape of pred
        Right answers.

    Returns
    -------
    loss : float
    dpred : ndarray, shape of pred
        In the dtype of pred.

    Raises
    ------
    ValueError
        If pred is empty, or target has another shape: nothing is broadcast.

    Notes
    -----
    Every error pulls equally hard, whatever its size: an outlier weighs no more than any other sample. At
    equality, where the loss has a kink, the gradient is 0, which lies between the slopes on both sides.

    References
    ----------
    .. [1] Boyd and Vandenberghe, "Convex optimization", Cambridge 2004, section 6.1.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.losses.mae_loss import mae_loss
    >>> mae_loss(np.array([1.0, 5.0]), np.array([1.0, 2.0]))
    (1.5, array([0. , 0.5]))
    """
    pred = as_float("pred", pred)
    require_entries("pred", pred)
    difference = pred - as_targets("target", target, pred.shape)
    loss = float(np.abs(difference).mean(dtype=np.float64))
    return loss, (np.sign(difference) / pred.size).astype(pred.dtype)
