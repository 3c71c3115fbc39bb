"""Scores to logarithms of probabilities."""

import numpy as np

from reference._jit import kernel
from reference._shared.arrays import as_float, as_upstream, require_last_axis


def log_softmax_forward(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Turn the scores along the last axis into logarithms of probabilities.

        out_i = (x_i - max x) - log sum_j exp(x_j - max x)

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
    log(softmax(x)) is -inf where a probability underflows; here the difference of scores survives.

    References
    ----------
    .. [1] Blanchard, Higham and Higham, "Accurately computing the log-sum-exp and softmax functions", 2021.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.activations.log_softmax import log_softmax_forward
    >>> log_softmax_forward(np.array([[0.0, 1e4]]))[0]
    array([[-10000.,      0.]])
    """
    x = as_float("x", x)
    require_last_axis("x", x)
    out = np.empty_like(x)
    _log_softmax_rows(x.reshape(-1, x.shape[-1]), out.reshape(-1, x.shape[-1]))
    return out, out


def log_softmax_backward(dout: np.ndarray, cache: np.ndarray) -> np.ndarray:
    """Pass the gradient through the log-softmax.

        dx_i = dout_i - exp(out_i) * sum_j dout_j

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
    With dout = -1 at the true class this is the famous "probabilities minus one-hot" of the cross-entropy.

    References
    ----------
    .. [1] Blanchard, Higham and Higham, "Accurately computing the log-sum-exp and softmax functions", 2021.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.activations.log_softmax import log_softmax_backward
    >>> log_softmax_backward(np.array([[-1.0, 0.0]]), np.log(np.array([[0.5, 0.5]])))
    array([[-0.5,  0.5]])
    """
    out = cache
    dout = as_upstream(dout, out.shape)
    dx: np.ndarray = dout - np.exp(out) * dout.sum(axis=-1, keepdims=True)
    return dx


@kernel
def _log_softmax_rows(x: np.ndarray, out: np.ndarray) -> None:
    """Write the log-softmax of every row."""
    for i in range(x.shape[0]):
        largest = x[i].max()
        total = np.float64(0.0)
        for j in range(x.shape[1]):
            total += np.exp(x[i, j] - largest)
        logarithm = np.log(total)
        for j in range(x.shape[1]):
            out[i, j] = (x[i, j] - largest) - logarithm
