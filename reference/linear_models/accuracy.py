"""The share of right answers."""

import numpy as np

from reference._shared.arrays import as_float, require_axes, require_shape


def accuracy(y_pred: np.ndarray, y: np.ndarray) -> float:
    """Count how often the predicted class is the true one.

        accuracy = number of n with y_pred[n] == y[n], divided by N

    Parameters
    ----------
    y_pred : ndarray, shape (N,)
        Predicted classes.
    y : ndarray, shape (N,)
        True classes.

    Returns
    -------
    share : float
        In [0, 1].

    Raises
    ------
    ValueError
        If y_pred is empty or not one-dimensional, or y has another shape: nothing is broadcast.

    Notes
    -----
    Its gradient is zero wherever it has one, which is why training minimises a loss instead.

    References
    ----------
    .. [1] Goodfellow, Bengio and Courville, "Deep Learning", MIT Press 2016, section 5.1.2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.linear_models.accuracy import accuracy
    >>> accuracy(np.array([0, 2, 1, 1]), np.array([0, 2, 2, 1]))
    0.75
    """
    y_pred, y = as_float("y_pred", y_pred), as_float("y", y)
    require_axes("y_pred", y_pred, "N")
    if len(y_pred) == 0:
        raise ValueError(f"y_pred must hold at least one class. Received: {y_pred.shape}")
    require_shape("y", y, y_pred.shape)
    return float((y_pred == y).mean())
