"""A linear score for every class."""

import numpy as np

from reference._shared.arrays import as_floats, require_axes, require_shape


def linear_scores(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Weigh the features of every sample once for each class.

        scores = X W + b

    Parameters
    ----------
    X : ndarray, shape (N, D)
        Samples. Integers are computed in float64.
    W : ndarray, shape (D, C)
        One column of weights for each class.
    b : ndarray, shape (C,)
        One bias for each class.

    Returns
    -------
    scores : ndarray, shape (N, C)

    Raises
    ------
    ValueError
        If a shape does not fit.

    Notes
    -----
    A column of W is a template: the score is large where a sample points the same way.

    References
    ----------
    .. [1] Bishop, "Pattern recognition and machine learning", Springer 2006, section 4.1.2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.linear_models.linear_scores import linear_scores
    >>> linear_scores(np.array([[1.0, 2.0]]), np.array([[3.0, 0.0], [0.5, -1.0]]), np.array([0.0, 10.0]))
    array([[4., 8.]])
    """
    X, W, b = as_floats(X=X, W=W, b=b)
    require_axes("X", X, "N, D")
    require_axes("W", W, "D, C")
    require_shape("W", W, (X.shape[1], W.shape[1]))
    require_shape("b", b, (W.shape[1],))
    scores: np.ndarray = X @ W + b
    return scores
