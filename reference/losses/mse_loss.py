"""The mean squared error."""

import numpy as np

from reference._shared.arrays import as_float
from reference.losses.labels import as_targets, require_entries


def mse_loss(pred: np.ndarray, target: np.ndarray) -> tuple[float, np.ndarray]:
    """Average the squared differences, and differentiate.

        loss  = sum((pred - target)**2) / size
        dpred = 2 * (pred - target) / size

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
    The mean runs over every element, not over the batch alone. The gradient grows with the difference, so that
    one outlier can outweigh all other samples.

    References
    ----------
    .. [1] Goodfellow, Bengio and Courville, "Deep Learning", MIT Press 2016, section 5.1.4.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.losses.mse_loss import mse_loss
    >>> mse_loss(np.array([1.0, 5.0]), np.array([1.0, 2.0]))
    (4.5, array([0., 3.]))
    """
    pred = as_float("pred", pred)
    require_entries("pred", pred)
    difference = pred - as_targets("target", target, pred.shape)
    loss = float(np.square(difference, dtype=np.float64).mean())
    return loss, (2 * difference / pred.size).astype(pred.dtype)
