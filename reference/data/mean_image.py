"""Subtract the mean image."""

import numpy as np

from reference.data.arguments import as_like_training_data, as_training_data


def subtract_mean_image_fit(X_train: np.ndarray) -> dict[str, np.ndarray]:
    """Average the training samples, each pixel for itself.

        mean[p] = sum over n of X_train[n, p] / N

    Parameters
    ----------
    X_train : ndarray, shape (N, ...)
        Training samples only. Integers are computed in float64.

    Returns
    -------
    state : dict
        mean: float64, the shape of one sample.

    Raises
    ------
    ValueError
        If there is no sample.

    Notes
    -----
    Whatever is applied to test data was measured on training data: test data would not be unseen otherwise.

    References
    ----------
    .. [1] Krizhevsky, Sutskever and Hinton, "ImageNet classification with deep convolutional neural networks",
       NIPS 2012, section 2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.data.mean_image import subtract_mean_image_fit
    >>> subtract_mean_image_fit(np.array([[1, 10], [3, 30]]))["mean"]
    array([ 2., 20.])
    """
    X = as_training_data(X_train)
    return {"mean": np.asarray(X.mean(axis=0, dtype=np.float64))}


def subtract_mean_image_apply(X: np.ndarray, state: dict[str, np.ndarray]) -> np.ndarray:
    """Subtract the mean of the training samples.

        out[n, p] = X[n, p] - mean[p]

    Parameters
    ----------
    X : ndarray, shape (N, ...)
        Samples of any part of the data, shaped as in training.
    state : dict
        From `subtract_mean_image_fit`.

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
    The difference is taken in float64: uint8 pixels would wrap around below zero.

    References
    ----------
    .. [1] Krizhevsky, Sutskever and Hinton, "ImageNet classification with deep convolutional neural networks",
       NIPS 2012, section 2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.data.mean_image import subtract_mean_image_apply
    >>> subtract_mean_image_apply(np.array([[1, 25]], np.uint8), {"mean": np.array([2.0, 20.0])})
    array([[-1.,  5.]])
    """
    X = as_like_training_data(X, state["mean"].shape)
    return np.asarray(X - state["mean"], X.dtype)
