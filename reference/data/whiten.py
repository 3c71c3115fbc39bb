"""Remove the correlations between features."""

import numpy as np

from reference._shared.arrays import as_float
from reference.data.arguments import as_nonnegative, as_training_data


def whiten_fit(X_train: np.ndarray, method: str = "pca", eps: float = 1e-5) -> dict[str, np.ndarray]:
    """Find the principal axes of the training samples and the variance along each.

        cov = (X - mean)^T (X - mean) / N = U diag(s) U^T
        transform = U diag(1 / sqrt(s + eps))          pca
        transform = U diag(1 / sqrt(s + eps)) U^T      zca

    Parameters
    ----------
    X_train : ndarray, shape (N, D) or (N, ...)
        Training samples only, flattened to (N, D). Integers are computed in float64.
    method : {"pca", "zca"}, default "pca"
        The principal axes by falling variance, or rotated back to the features.
    eps : float, default 1e-5
        At least 0; keeps directions of little variance, which are mostly noise, from being blown up.

    Returns
    -------
    state : dict
        mean: float64, shape (D,); transform: float64, shape (D, D).

    Raises
    ------
    ValueError
        If there is no sample, method is unknown, eps is negative, or eps is 0 and a direction has no variance.

    Notes
    -----
    The sign of a principal axis is free; here its entry of largest magnitude is positive. Zca doesn't depend
    on it. Of all transforms that whiten, zca changes the samples least.

    References
    ----------
    .. [1] Bell and Sejnowski, "The 'independent components' of natural scenes are edge filters", Vision
       Research 37, 1997.
    .. [2] Krizhevsky, "Learning multiple layers of features from tiny images", 2009, appendix A.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.data.whiten import whiten_fit
    >>> X = np.array([[3, 0], [-3, 0], [0, 1], [0, -1]])
    >>> whiten_fit(X, eps=0)["transform"].round(4)
    array([[0.4714, 0.    ],
           [0.    , 1.4142]])
    """
    eps = as_nonnegative("eps", eps)
    mean, axes, variance = principal_axes(X_train, eps)
    return {"mean": mean, "transform": whitening_transform(method, axes, 1 / np.sqrt(variance + eps))}


def whiten_apply(X: np.ndarray, state: dict[str, np.ndarray]) -> np.ndarray:
    """Centre the samples and give them the covariance of white noise.

        out = (X - mean) transform

    Parameters
    ----------
    X : ndarray, shape (N, D) or (N, ...)
        Samples of any part of the data, with as many features as in training.
    state : dict
        From `whiten_fit`.

    Returns
    -------
    out : ndarray, shape (N, D)
        float32 for float32, otherwise float64.

    Raises
    ------
    ValueError
        If the samples have another number of features than those in training.

    Notes
    -----
    On the training samples the (biased) covariance of out has the eigenvalues s / (s + eps).

    References
    ----------
    .. [1] Krizhevsky, "Learning multiple layers of features from tiny images", 2009, appendix A.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.data.whiten import whiten_apply
    >>> state = {"mean": np.array([1.0, 1.0]), "transform": np.array([[0.5, 0.0], [0.0, 2.0]])}
    >>> whiten_apply(np.array([[3.0, 2.0]]), state)
    array([[1., 2.]])
    """
    X = as_float("X", X)
    features = len(state["mean"])
    if X.ndim == 0 or int(np.prod(X.shape[1:])) != features:
        raise ValueError(f"X must have {features} features, as in training. Received: {X.shape}")
    out = (X.reshape(len(X), features) - state["mean"]) @ state["transform"]
    return np.asarray(out, X.dtype)


def principal_axes(X_train: np.ndarray, eps: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the mean, the principal axes as columns, and the variances along them, the largest first.

    Refuse directions without variance if eps does not keep the division by it finite.
    """
    X = as_training_data(X_train)
    X = X.reshape(len(X), -1).astype(np.float64)
    mean = X.mean(axis=0)
    centred = X - mean
    variance, axes = np.linalg.eigh(centred.T @ centred / len(X))
    variance, axes = np.maximum(variance[::-1], 0), axes[:, ::-1]  # rounding may turn 0 into less
    if eps == 0 and variance[-1] <= variance[0] * len(variance) * np.finfo(np.float64).eps:
        raise ValueError("eps must be positive where X_train has directions without variance. Received: 0")
    tops = axes[np.abs(axes).argmax(axis=0), np.arange(axes.shape[1])]
    return mean, axes * np.sign(tops), variance


def whitening_transform(method: str, axes: np.ndarray, stretch: np.ndarray) -> np.ndarray:
    """Stretch along the principal axes; for zca turn back to the features afterwards."""
    if method not in ("pca", "zca"):
        raise ValueError(f"method must be 'pca' or 'zca'. Received: {method!r}")
    transform: np.ndarray = axes * stretch
    return transform if method == "pca" else transform @ axes.T
