"""Logistic regression."""

import numpy as np

from reference._shared.arrays import as_number, require_axes
from reference.linear_models.arguments import as_samples_and_weights
from reference.losses.bce_with_logits import bce_with_logits


def logistic_loss(w: np.ndarray, X: np.ndarray, y: np.ndarray, reg: float) -> tuple[float, np.ndarray]:
    """Average the negative log-likelihood of two classes, add a penalty, and differentiate.

        z    = X w
        loss = sum(log(1 + exp(z)) - y * z) / N + reg * sum(w**2)
        dw   = X^T (sigmoid(z) - y) / N + 2 * reg * w

    Parameters
    ----------
    w : ndarray, shape (D,)
        Weights; there is no bias, for which X gets a column of ones.
    X : ndarray, shape (N, D)
        Samples. Integers are computed in float64.
    y : ndarray, shape (N,), values in [0, 1]
        True class, 0 or 1; what lies between is the probability of class 1.
    reg : float
        Strength of the penalty.

    Returns
    -------
    loss : float
    dw : ndarray, shape (D,)

    Raises
    ------
    ValueError
        If X holds no sample, a shape does not fit, or a label is outside [0, 1].

    Notes
    -----
    Convex in w: descent from anywhere arrives at the same weights. With reg = 0 and separable classes there is
    no minimum, and the weights grow for ever. Scores of any size are safe.

    References
    ----------
    .. [1] Cox, "The regression analysis of binary sequences", Journal of the Royal Statistical Society B, 1958.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.linear_models.logistic_loss import logistic_loss
    >>> loss, dw = logistic_loss(np.zeros(2), np.array([[1.0, 3.0], [1.0, -5.0]]), np.array([0, 1]), reg=0.1)
    >>> f"{loss:.4f} = ln 2", dw
    ('0.6931 = ln 2', array([0., 2.]))
    """
    X, w = as_samples_and_weights(X, "w", w)
    require_axes("w", w, "D")
    reg = as_number("reg", reg)
    loss, dz = bce_with_logits(X @ w, y)
    return loss + reg * float((w**2).sum()), X.T @ dz + 2 * reg * w
