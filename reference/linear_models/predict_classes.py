"""From scores to classes."""

import numpy as np

from reference._shared.arrays import as_float, require_axes, require_last_axis


def predict_classes(scores: np.ndarray) -> np.ndarray:
    """Name the class with the largest score.

        y_pred[n] = argmax over j of scores[n, j]

    Parameters
    ----------
    scores : ndarray, shape (N, C)
        Scores or probabilities.

    Returns
    -------
    y_pred : ndarray of int, shape (N,)

    Raises
    ------
    ValueError
        If scores has not two axes, or there is no class.

    Notes
    -----
    Of equal scores the first wins. Probabilities are not needed: the softmax keeps the order.

    References
    ----------
    .. [1] Bishop, "Pattern recognition and machine learning", Springer 2006, section 1.5.1.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.linear_models.predict_classes import predict_classes
    >>> predict_classes(np.array([[0.1, 0.7, 0.2], [5.0, -1.0, 5.0]]))
    array([1, 0])
    """
    scores = as_float("scores", scores)
    require_axes("scores", scores, "N, C")
    require_last_axis("scores", scores)
    y_pred: np.ndarray = scores.argmax(axis=1)
    return y_pred
