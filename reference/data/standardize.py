"""Give every feature mean 0 and standard deviation 1."""

import numpy as np

from reference.data.arguments import as_like_training_data, as_training_data


def standardize_fit(X_train: np.ndarray) -> dict[str, np.ndarray]:
    """Measure the mean and the standard deviation of every feature.

        mean[d] = sum over n of X_train[n, d] / N
        std[d]  = sqrt(sum over n of (X_train[n, d] - mean[d])**2 / N)

    Parameters
    ----------
    X_train : ndarray, shape (N, ...)
        Training samples only; every position in a sample is a feature. Integers are computed in float64.

    Returns
    -------
    state : dict
        mean and std: float64, the shape of one sample; std is exactly 0 for a constant feature.

    Raises
    ------
    ValueError
        If there is no sample.

    Notes
    -----
    The variance is the biased one. A constant feature is recognised by its values: the mean of equal numbers
    may be rounded, and their deviation from it then is tiny instead of 0.

    References
    ----------
    .. [1] LeCun, Bottou, Orr and Mueller, "Efficient BackProp", in Neural Networks: Tricks of the Trade, 1998,
       section 4.3.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.data.standardize import standardize_fit
    >>> state = standardize_fit(np.array([[1, 0.1], [5, 0.1], [3, 0.1], [3, 0.1]]))
    >>> state["mean"][0], state["std"].round(4)
    (np.float64(3.0), array([1.4142, 0.    ]))
    """
    X = as_training_data(X_train)
    std = X.std(axis=0, dtype=np.float64)
    constant_feature = X.min(axis=0) == X.max(axis=0)
    return {"mean": np.asarray(X.mean(axis=0, dtype=np.float64)), "std": np.where(constant_feature, 0.0, std)}


def standardize_apply(X: np.ndarray, state: dict[str, np.ndarray]) -> np.ndarray:
    """Subtract the mean in training and divide by the standard deviation in training.

        out[n, d] = (X[n, d] - mean[d]) / std[d],   0 where std[d] = 0

    Parameters
    ----------
    X : ndarray, shape (N, ...)
        Samples of any part of the data, shaped as in training.
    state : dict
        From `standardize_fit`.

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
    A feature that was constant in training gives 0 for every sample, also where it differs at test: nothing
    is known about its scale.

    References
    ----------
    .. [1] LeCun, Bottou, Orr and Mueller, "Efficient BackProp", in Neural Networks: Tricks of the Trade, 1998,
       section 4.3.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.data.standardize import standardize_apply
    >>> state = {"mean": np.array([3.0, 0.1]), "std": np.array([2.0, 0.0])}
    >>> standardize_apply(np.array([[7.0, 0.1]]), state)
    array([[2., 0.]])
    """
    X = as_like_training_data(X, state["mean"].shape)
    centred = X - state["mean"]
    out = np.divide(centred, state["std"], out=np.zeros(X.shape), where=state["std"] > 0)
    return np.asarray(out, X.dtype)
