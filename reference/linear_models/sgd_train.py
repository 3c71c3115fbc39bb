"""Descent along the gradients of small batches."""

from collections.abc import Callable

import numpy as np

from reference._shared.arrays import as_float, as_number, require_generator
from reference.linear_models.arguments import as_count, as_gradient, require_pairs


def sgd_train(
    loss: Callable[[np.ndarray, np.ndarray, np.ndarray], tuple[float, np.ndarray]],
    w: np.ndarray,
    X: np.ndarray,
    y: np.ndarray,
    lr: float,
    batch_size: int,
    epochs: int,
    rng: np.random.Generator,
) -> tuple[np.ndarray, list[float]]:
    """Walk against the gradient of one batch after another, in a new random order each epoch.

        value, gradient = loss(w, X[batch], y[batch]),   w = w - lr * gradient

    Parameters
    ----------
    loss : callable
        loss(w, X, y) returns (value, gradient) for a batch, the gradient in w's shape.
    w : ndarray, any shape
        Where to start. Integers are computed in float64.
    X : ndarray, shape (N, ...)
        Samples, N at least 1.
    y : ndarray, shape (N, ...)
        What belongs to them.
    lr : float
        Size of a step in proportion to the gradient.
    batch_size : int
        Samples in a batch, at least 1; the last batch of an epoch may be shorter.
    epochs : int
        How often every sample is used.
    rng : numpy.random.Generator
        Draws one permutation of the samples an epoch.

    Returns
    -------
    w : ndarray, shape of w
        Where the walk ended: a new array.
    history : list of float
        The loss of each batch before its step: epochs * ceil(N / batch_size) entries.

    Raises
    ------
    ValueError
        If X and y differ in length or are empty, lr is not a finite number, batch_size or epochs is too small or
        no integer, rng is no generator, or a gradient has another shape than w.

    Notes
    -----
    A batch's gradient is right on average and cheap. Shuffling keeps the order of the data, which is often
    sorted by class, from steering the walk. Samples and labels move together.

    References
    ----------
    .. [1] Robbins and Monro, "A stochastic approximation method", Annals of Mathematical Statistics, 1951.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.linear_models.sgd_train import sgd_train
    >>> X, y = np.array([[1.0], [2.0], [3.0]]), np.array([2.0, 4.0, 6.0])
    >>> def loss(w, X, y):
    ...     return ((X @ w - y) ** 2).mean(), 2 * X.T @ (X @ w - y) / len(y)
    >>> w, history = sgd_train(loss, np.zeros(1), X, y, 0.05, 2, 30, np.random.default_rng(0))
    >>> w.round(4), len(history)
    (array([2.]), 60)
    """
    w, lr = as_float("w", w), as_number("lr", lr)
    X, y = np.array(X), np.array(y)
    require_pairs(X, y)
    batch_size = as_count("batch_size", batch_size, 1)
    require_generator(rng)
    history = []
    for _ in range(as_count("epochs", epochs)):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            batch = order[start : start + batch_size]
            value, gradient = loss(w, X[batch], y[batch])
            history.append(float(value))
            w = w - lr * as_gradient(gradient, w)
    return w, history
