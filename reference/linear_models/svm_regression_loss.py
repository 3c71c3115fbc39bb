"""The linear support vector machine for several classes."""

import numpy as np

from reference._shared.arrays import as_number, require_axes
from reference.linear_models.arguments import as_samples_and_weights
from reference.losses.svm_loss import svm_loss


def svm_regression_loss(W: np.ndarray, X: np.ndarray, y: np.ndarray, reg: float) -> tuple[float, np.ndarray]:
    """Average the hinge loss of linear scores, add a penalty, and differentiate.

        s    = X W
        loss = sum over n and j != y[n] of max(0, s[n, j] - s[n, y[n]] + 1) / N + reg * sum(W**2)
        dW   = X^T ds + 2 * reg * W

    Parameters
    ----------
    W : ndarray, shape (D, C)
        One column of weights for each class; there is no bias, for which X gets a column of ones.
    X : ndarray, shape (N, D)
        Samples. Integers are computed in float64.
    y : ndarray of int, shape (N,), values in [0, C)
        True classes.
    reg : float
        Strength of the penalty.

    Returns
    -------
    loss : float
    dW : ndarray, shape (D, C)

    Raises
    ------
    ValueError
        If X holds no sample, a shape does not fit, or a label is no class.

    Notes
    -----
    The margin of 1 fixes a scale only together with the penalty: without one, weights twice as large make every
    margin twice as wide. Samples beaten by no class within the margin do not pull on W.

    References
    ----------
    .. [1] Weston and Watkins, "Support vector machines for multi-class pattern recognition", ESANN 1999.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.linear_models.svm_regression_loss import svm_regression_loss
    >>> svm_regression_loss(np.zeros((1, 3)), np.array([[2.0]]), np.array([1]), reg=0.1)
    (2.0, array([[ 2., -4.,  2.]]))
    """
    X, W = as_samples_and_weights(X, "W", W)
    require_axes("W", W, "D, C")
    reg = as_number("reg", reg)
    loss, dscores = svm_loss(X @ W, y)
    return loss + reg * float((W**2).sum()), X.T @ dscores + 2 * reg * W
