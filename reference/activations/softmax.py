"""Scores to probabilities."""

import numpy as np

from reference._jit import kernel
from reference._shared.arrays import as_float, as_upstream, require_last_axis


def softmax_forward(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Turn the scores along the last axis into probabilities.

        out_i = exp(x_i - max x) / sum_j exp(x_j - max x)

    Parameters
    ----------
    x : ndarray, shape (..., C), any finite value
        Integers are computed in float64.

    Returns
    -------
    out : ndarray, shape of x
    cache : ndarray
        out

    Raises
    ------
    ValueError
        If x has no last axis, or an empty one.

    Notes
    -----
    Subtracting the row's largest score changes nothing but keeps exp from overflowing.

    References
    ----------
    .. [1] Bridle, "Probabilistic interpretation of feedforward classification network outputs", 1990.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.activations.softmax import softmax_forward
    >>> softmax_forward(np.array([[1e4, 1e4], [0.0, np.log(3.0)]]))[0]
    array([[0.5 , 0.5 ],
           [0.25, 0.75]])
    """
    x = as_float("x", x)
    require_last_axis("x", x)
    out = np.empty_like(x)
    _softmax_rows(x.reshape(-1, x.shape[-1]), out.reshape(-1, x.shape[-1]))
    return out, out


def softmax_backward(dout: np.ndarray, cache: np.ndarray) -> np.ndarray:
    """Pass the gradient through the softmax.

        dx_i = out_i * (dout_i - sum_j dout_j out_j)

    Parameters
    ----------
    dout : ndarray, shape of x
        Upstream gradient.
    cache : ndarray
        out, from the forward pass.

    Returns
    -------
    dx : ndarray, shape of x

    Raises
    ------
    ValueError
        If dout has another shape than out.

    Notes
    -----
    Every probability depends on every score: the Jacobian diag(out) - out out^T is not diagonal. Each row
    of dx sums to zero, because a shift of all scores changes nothing.

    References
    ----------
    .. [1] Goodfellow, Bengio and Courville, "Deep Learning", MIT Press 2016, section 6.2.2.3.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.activations.softmax import softmax_backward
    >>> softmax_backward(np.array([[4.0, 0.0]]), np.array([[0.5, 0.5]]))
    array([[ 1., -1.]])
    """
    out = cache
    dout = as_upstream(dout, out.shape)
    dx: np.ndarray = out * (dout - (dout * out).sum(axis=-1, keepdims=True))
    return dx


@kernel
def _softmax_rows(x: np.ndarray, out: np.ndarray) -> None:
    """Write the softmax of every row."""
    for i in range(x.shape[0]):
        largest = x[i].max()
        total = np.float64(0.0)
        for j in range(x.shape[1]):
            out[i, j] = np.exp(x[i, j] - largest)
            total += out[i, j]
        for j in range(x.shape[1]):
            out[i, j] /= total
