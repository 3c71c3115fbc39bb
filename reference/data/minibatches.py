"""Small batches that together are one pass over the data."""

from collections.abc import Iterator

import numpy as np

from reference._shared.arrays import require_generator
from reference.data.arguments import as_pairs, as_whole


def minibatches(
    X: np.ndarray, y: np.ndarray, batch_size: int, rng: np.random.Generator
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Shuffle the samples with their labels and deal them out batch by batch.

        batch b = samples order[b * batch_size : (b + 1) * batch_size],   b = 0, 1, ..., ceil(N / batch_size) - 1

    Parameters
    ----------
    X : ndarray, shape (N, ...)
    y : ndarray, shape (N, ...)
        Labels, in the order of X.
    batch_size : int
        At least 1. The last batch is shorter where N isn't a multiple of it.
    rng : numpy.random.Generator
        The only source of randomness.

    Returns
    -------
    iterator of (X_batch, y_batch)
        Copies in the dtypes of X and y, made one batch at a time.

    Raises
    ------
    ValueError
        If X and y have different lengths, batch_size isn't a whole number of at least 1, or rng isn't a
        generator: at the call, not at the first batch.

    Notes
    -----
    Every sample comes once. The order is drawn at the call, so that it doesn't depend on when the batches
    are asked for; another epoch is another call.

    References
    ----------
    .. [1] Bottou, "Stochastic gradient descent tricks", in Neural Networks: Tricks of the Trade, 2nd edition,
       2012, section 3.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.data.minibatches import minibatches
    >>> X, y = np.arange(10).reshape(5, 2), np.arange(5)
    >>> [len(y_batch) for X_batch, y_batch in minibatches(X, y, 2, np.random.default_rng(0))]
    [2, 2, 1]
    """
    X, y = as_pairs(X, y)
    batch_size = as_whole("batch_size", batch_size, 1)
    require_generator(rng)
    return _dealt(X, y, batch_size, rng.permutation(len(X)))


def _dealt(
    X: np.ndarray, y: np.ndarray, batch_size: int, order: np.ndarray
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield the batches: a function of its own, because a generator runs nothing before its first value."""
    for start in range(0, len(order), batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen]
