"""Subtract the mean of every channel."""

import numpy as np

from reference._shared.arrays import as_float, require_axes
from reference.data.arguments import as_training_data


def subtract_channel_mean_fit(X_train: np.ndarray) -> dict[str, np.ndarray]:
    """Average every channel over all training images and all their pixels.

        mean[c] = sum over n, i, j of X_train[n, c, i, j] / (N H W)

    Parameters
    ----------
    X_train : ndarray, shape (N, C, H, W)
        Training images only. Integers are computed in float64.

    Returns
    -------
    state : dict
        mean: float64, shape (C,).

    Raises
    ------
    ValueError
        If X_train has another number of axes, or holds no pixel.

    Notes
    -----
    Three numbers for colour images, where the mean image has one for every pixel: sizes may differ at test.

    References
    ----------
    .. [1] Simonyan and Zisserman, "Very deep convolutional networks for large-scale image recognition",
       ICLR 2015, section 2.1.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.data.channel_mean import subtract_channel_mean_fit
    >>> subtract_channel_mean_fit(np.array([[[[1, 3]], [[10, 30]]]]))["mean"]
    array([ 2., 20.])
    """
    X = as_training_data(X_train)
    require_axes("X_train", X, "N, C, H, W")
    return {"mean": X.mean(axis=(0, 2, 3), dtype=np.float64)}


def subtract_channel_mean_apply(X: np.ndarray, state: dict[str, np.ndarray]) -> np.ndarray:
    """Subtract the channels' means in training.

        out[n, c, i, j] = X[n, c, i, j] - mean[c]

    Parameters
    ----------
    X : ndarray, shape (N, C, H, W)
        Images of any part of the data, and of any size.
    state : dict
        From `subtract_channel_mean_fit`.

    Returns
    -------
    out : ndarray, shape of X
        float32 for float32, otherwise float64.

    Raises
    ------
    ValueError
        If X has another number of axes or of channels.

    Notes
    -----
    Differences between the channels of an image stay, up to constants: its colours are information.

    References
    ----------
    .. [1] Simonyan and Zisserman, "Very deep convolutional networks for large-scale image recognition",
       ICLR 2015, section 2.1.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.data.channel_mean import subtract_channel_mean_apply
    >>> subtract_channel_mean_apply(np.array([[[[1.0]], [[25.0]]]]), {"mean": np.array([2.0, 20.0])}).ravel()
    array([-1.,  5.])
    """
    X = as_float("X", X)
    require_axes("X", X, "N, C, H, W")
    channels = len(state["mean"])
    if X.shape[1] != channels:
        raise ValueError(f"X must have {channels} channels, as in training. Received: {X.shape}")
    return np.asarray(X - state["mean"][:, None, None], X.dtype)
