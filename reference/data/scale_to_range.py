"""Map every feature onto one range."""

from typing import Any

import numpy as np

from reference._shared.arrays import as_number
from reference.data.arguments import as_like_training_data, as_training_data


def scale_to_range_fit(X_train: np.ndarray, low: float = 0.0, high: float = 1.0) -> dict[str, Any]:
    """Find the smallest and the largest value of every feature.

        smallest[d] = min over n of X_train[n, d],   largest[d] = max over n of X_train[n, d]

    Parameters
    ----------
    X_train : ndarray, shape (N, ...)
        Training samples only; every position in a sample is a feature. Integers are computed in float64.
    low, high : float, default 0.0 and 1.0
        The range, low < high.

    Returns
    -------
    state : dict
        smallest and largest: float64, the shape of one sample; low, high: float.

    Raises
    ------
    ValueError
        If there is no sample, or low is not below high.

    Notes
    -----
    One sample far out decides about the scale of a feature; `standardize_fit` minds it less.

    References
    ----------
    .. [1] Hastie, Tibshirani and Friedman, "The elements of statistical learning", 2nd edition, 2009,
       section 11.5.3.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.data.scale_to_range import scale_to_range_fit
    >>> scale_to_range_fit(np.array([[1, 7], [5, 7]]))["largest"]
    array([5., 7.])
    """
    X = as_training_data(X_train)
    low, high = as_number("low", low), as_number("high", high)
    if low >= high:
        raise ValueError(f"low must be below high. Received: {low} and {high}")
    smallest, largest = np.asarray(X.min(axis=0), np.float64), np.asarray(X.max(axis=0), np.float64)
    return {"smallest": smallest, "largest": largest, "low": low, "high": high}


def scale_to_range_apply(X: np.ndarray, state: dict[str, Any]) -> np.ndarray:
    """Map the range in training onto the range from low to high.

        t = (X - smallest) / (largest - smallest),   0 where largest = smallest
        out = (1 - t) * low + t * high

    Parameters
    ----------
    X : ndarray, shape (N, ...)
        Samples of any part of the data, shaped as in training.
    state : dict
        From `scale_to_range_fit`.

    Returns
    -------
    out : ndarray, shape of X
        float32 for float32, otherwise float64.

    Raises
    ------
    ValueError
        If the samples have another shape than those in training.

    Notes
    -----
    Samples outside the range in training come out outside low and high: nothing is clipped. A feature that was
    constant in training gives low for every sample.

    References
    ----------
    .. [1] Hastie, Tibshirani and Friedman, "The elements of statistical learning", 2nd edition, 2009,
       section 11.5.3.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.data.scale_to_range import scale_to_range_apply
    >>> state = {"smallest": np.array([1.0, 7.0]), "largest": np.array([5.0, 7.0]), "low": -1.0, "high": 1.0}
    >>> scale_to_range_apply(np.array([[4.0, 7.0]]), state)
    array([[ 0.5, -1. ]])
    """
    X = as_like_training_data(X, state["smallest"].shape)
    width = state["largest"] - state["smallest"]
    t = np.divide(X - state["smallest"], width, out=np.zeros(X.shape), where=width > 0)
    # of the two ways to write a mixture, the one that meets both ends exactly
    return np.asarray((1 - t) * state["low"] + t * state["high"], X.dtype)
