"""Softmax regression."""

import numpy as np

from reference._shared.arrays import as_number, require_axes
from reference.linear_models.arguments import as_samples_and_weights
from reference.losses.labels import as_class_labels


def softmax_regression_loss(
    W: np.ndarray, X: np.ndarray, y: np.ndarray, reg: float
) -> tuple[float, np.ndarray]:
    """Average the softmax loss of linear scores, add a penalty, and differentiate.

        loss = sum over n of -log softmax(X W)[n, y[n]] / N + reg * sum(W**2)
        dW   = X^T (softmax(X W) - one_hot(y)) / N + 2 * reg * W

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
    With two classes this is logistic regression in the difference of the two columns. Adding one vector to all
    columns changes nothing but the penalty. Scores of any size are safe: each row is shifted by its largest.

    References
    ----------
    .. [1] Bishop, "Pattern recognition and machine learning", Springer 2006, section 4.3.4.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.linear_models.softmax_regression_loss import softmax_regression_loss
    >>> loss, dW = softmax_regression_loss(np.zeros((1, 4)), np.array([[2.0]]), np.array([3]), reg=0.1)
    >>> f"{loss:.4f} = ln 4", dW
    ('1.3863 = ln 4', array([[ 0.5,  0.5,  0.5, -1.5]]))
    """
    X, W = as_samples_and_weights(X, "W", W)
    require_axes("W", W, "D, C")
    reg = as_number("reg", reg)
    scores = X @ W
    true = np.arange(len(X)), as_class_labels("y", y, scores)
    shifted = scores - scores.max(axis=1, keepdims=True)
    exponentials = np.exp(shifted)
    totals = exponentials.sum(axis=1, keepdims=True)
    loss = float((np.log(totals[:, 0]) - shifted[true]).mean(dtype=np.float64))
    dscores = exponentials / totals
    dscores[true] -= 1
    return loss + reg * float((W**2).sum()), X.T @ dscores / len(X) + 2 * reg * W
