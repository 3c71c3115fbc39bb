"""A loss for coordinates: quadratic near zero, linear far away."""

import numpy as np

from reference._shared.arrays import as_floats, require_shape


def smooth_l1_loss(pred: np.ndarray, target: np.ndarray) -> tuple[float, np.ndarray]:
    """Sum the smooth absolute differences of all coordinates, and average over the samples.

        loss = 1/N * sum of s(pred - target),   s(d) = d**2 / 2 if |d| < 1 else |d| - 1/2
        dpred = s'(pred - target) / N,          s'(d) = d if |d| < 1 else sign(d)

    Parameters
    ----------
    pred : ndarray, shape (N, ...), usually (N, 4)
        Integers are computed in float64.
    target : ndarray, shape of pred

    Returns
    -------
    loss : float
    dpred : ndarray, shape of pred

    Raises
    ------
    ValueError
        If there is no sample, or target has another shape than pred.

    Notes
    -----
    A slope of at most one keeps a single outlier from dominating; at 1 both pieces have value 1/2 and slope 1.
    With m = min(|d|, 1) both are m * (|d| - m / 2), which does not square large differences.

    References
    ----------
    .. [1] Girshick, "Fast R-CNN", ICCV 2015, equation 3.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.detection.smooth_l1_loss import smooth_l1_loss
    >>> smooth_l1_loss(np.array([[0.5, -3.0, 0.0, 0.0]]), np.zeros((1, 4)))
    (2.625, array([[ 0.5, -1. ,  0. ,  0. ]]))
    """
    pred, target = as_floats(pred=pred, target=target)
    if pred.ndim == 0 or len(pred) == 0:
        raise ValueError(f"pred must hold at least one sample. Received: {pred.shape}")
    require_shape("target", target, pred.shape)
    distance = np.abs(pred - target)
    near = np.minimum(distance, 1)
    loss = (near * (distance - near / 2)).sum(dtype=np.float64) / len(pred)
    return float(loss), np.clip(pred - target, -1, 1) / len(pred)
