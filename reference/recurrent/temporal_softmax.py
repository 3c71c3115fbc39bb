"""The softmax loss of a sequence, with steps that do not count."""

import numpy as np

from reference._shared.arrays import as_float, require_axes, require_shape


def temporal_softmax_loss(x: np.ndarray, y: np.ndarray, mask: np.ndarray) -> tuple[float, np.ndarray]:
    """Sum the negative log-likelihoods of the true classes over time, and average over the batch.

        loss      = -1/N sum over n, t of mask[n, t] * log softmax(x[n, t])[y[n, t]]
        dx[n, t]  = mask[n, t] / N * (softmax(x[n, t]) - onehot(y[n, t]))

    Parameters
    ----------
    x : ndarray, shape (N, T, V)
        Scores; integers are computed in float64.
    y : ndarray of int, shape (N, T)
        True classes in [0, V); any value where mask is 0.
    mask : ndarray, shape (N, T)
        1 or True where a step counts, 0 or False where it is padding.

    Returns
    -------
    loss : float
    dx : ndarray, shape (N, T, V)

    Raises
    ------
    ValueError
        If a shape does not fit, there is no sample, or a label that counts is no class.

    Notes
    -----
    Divided by the number of sequences, not by the number of steps that count: a long sequence weighs more.
    Padding is left out before anything is computed, so that its gradient is exactly 0 whatever its scores are.

    References
    ----------
    .. [1] Goodfellow, Bengio and Courville, "Deep Learning", MIT Press 2016, section 10.2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.recurrent.temporal_softmax import temporal_softmax_loss
    >>> x, y, mask = np.zeros((1, 2, 4)), np.array([[3, -1]]), np.array([[True, False]])
    >>> loss, dx = temporal_softmax_loss(x, y, mask)
    >>> f"{loss:.4f} = ln 4", dx[0, 0], dx[0, 1].any()
    ('1.3863 = ln 4', array([ 0.25,  0.25,  0.25, -0.75]), np.False_)
    """
    x, labels, weights = as_float("x", x), np.asarray(y), as_float("mask", mask)
    require_axes("x", x, "N, T, V")
    if len(x) == 0:
        raise ValueError(f"x must hold at least one sample. Received: {x.shape}")
    require_shape("y", labels, x.shape[:2])
    require_shape("mask", weights, x.shape[:2])
    counts = weights != 0
    labels, shares = labels[counts], weights[counts].astype(x.dtype) / len(x)
    if labels.dtype.kind not in "iu" or ((labels < 0) | (labels >= x.shape[2])).any():
        raise ValueError(f"y must hold integer classes from 0 to {x.shape[2] - 1}. Received: {y!r}")

    scores = x[counts]
    if scores.size:
        scores -= scores.max(axis=1, keepdims=True)
    picked = np.arange(len(scores)), labels
    likelihoods = scores[picked]
    np.exp(scores, out=scores)
    totals = scores.sum(axis=1)
    loss = float((shares * (np.log(totals) - likelihoods)).sum(dtype=np.float64))
    scores *= (shares / totals)[:, None]
    scores[picked] -= shares
    dx = np.zeros_like(x)
    dx[counts] = scores
    return loss, dx
