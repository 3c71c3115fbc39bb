"""Divide data into what is learned from, what is tuned on and what is judged by."""

import numpy as np

from reference._shared.arrays import as_number, require_generator
from reference.data.arguments import as_pairs

Split = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def train_val_test_split(
    X: np.ndarray, y: np.ndarray, val_fraction: float, test_fraction: float, rng: np.random.Generator
) -> Split:
    """Shuffle the samples with their labels and cut them into three parts.

        N_val = round(val_fraction * N),   N_test = round(test_fraction * N),   N_train = N - N_val - N_test

    Parameters
    ----------
    X : ndarray, shape (N, ...)
    y : ndarray, shape (N, ...)
        Labels, in the order of X.
    val_fraction, test_fraction : float
        Fractions of all samples, in [0, 1] together.
    rng : numpy.random.Generator
        The only source of randomness.

    Returns
    -------
    X_train, y_train, X_val, y_val, X_test, y_test : ndarray
        Copies in the dtypes of X and y. Every sample is in exactly one part.

    Raises
    ------
    ValueError
        If X and y have different lengths, a fraction is negative, their sum exceeds 1, or rng isn't a generator.

    Notes
    -----
    Data often comes sorted: cut without shuffling, the test part holds classes that nobody has trained on. A
    half is rounded to the even number; where both parts round up beyond N, the test part is the smaller.

    References
    ----------
    .. [1] Hastie, Tibshirani and Friedman, "The elements of statistical learning", 2nd edition, 2009,
       section 7.2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.data.train_val_test_split import train_val_test_split
    >>> X, y = np.arange(20).reshape(10, 2), np.arange(10)
    >>> [len(part) for part in train_val_test_split(X, y, 0.2, 0.1, np.random.default_rng(0))]
    [7, 7, 2, 2, 1, 1]
    """
    X, y = as_pairs(X, y)
    require_generator(rng)
    val = as_number("val_fraction", val_fraction)
    test = as_number("test_fraction", test_fraction)
    if val < 0 or test < 0 or val + test > 1:
        rule = "val_fraction and test_fraction must be at least 0 and at most 1 together"
        raise ValueError(f"{rule}. Received: {val} and {test}")
    n_val = round(val * len(X))
    n_test = min(round(test * len(X)), len(X) - n_val)
    order = rng.permutation(len(X))
    in_val, in_test, in_train = np.split(order, [n_val, n_val + n_test])
    return X[in_train], y[in_train], X[in_val], y[in_val], X[in_test], y[in_test]
