"""The largest of several linear maps."""

import numpy as np

from reference._jit import kernel
from reference._shared.arrays import as_floats, as_upstream, require_axes, require_shape


def maxout_forward(
    x: np.ndarray, W: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Keep, for every output, the largest of k linear pieces.

        out[n, m] = max over k of (x W[k] + b[k])[n, m]

    Parameters
    ----------
    x : ndarray, shape (N, D)
    W : ndarray, shape (k, D, M)
    b : ndarray, shape (k, M)

    Returns
    -------
    out : ndarray, shape (N, M)
    cache : tuple
        (x, W, winner), winner of shape (N, M): the index of the largest piece

    Raises
    ------
    ValueError
        If a shape does not fit, or there is no piece.

    Notes
    -----
    Of equal pieces the first wins.

    References
    ----------
    .. [1] Goodfellow, Warde-Farley, Mirza, Courville and Bengio, "Maxout networks", ICML 2013.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.activations.maxout import maxout_forward
    >>> maxout_forward(np.array([[-3.0], [2.0]]), np.array([[[1.0]], [[-1.0]]]), np.zeros((2, 1)))[0].ravel()
    array([3., 2.])
    """
    x, W, b = as_floats(x=x, W=W, b=b)
    require_axes("x", x, "N, D")
    require_axes("W", W, "k, D, M")
    if len(W) == 0:
        raise ValueError(f"W must hold at least one piece. Received: {W.shape}")
    require_shape("W", W, (len(W), x.shape[1], W.shape[2]))
    require_shape("b", b, (W.shape[0], W.shape[2]))
    pieces = x @ W + b[:, None, :]
    winner = pieces.argmax(axis=0)
    return np.take_along_axis(pieces, winner[None], axis=0)[0], (x, W, winner)


def maxout_backward(
    dout: np.ndarray, cache: tuple[np.ndarray, np.ndarray, np.ndarray]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Route the gradient to the pieces that won.

        dx[n]       = sum over m of dout[n, m] * W[j, :, m],   j = winner[n, m]
        dW[j, :, m] = sum over n with winner j of dout[n, m] * x[n]
        db[j, m]    = sum over n with winner j of dout[n, m]

    Parameters
    ----------
    dout : ndarray, shape (N, M)
        Upstream gradient.
    cache : tuple
        (x, W, winner), from the forward pass.

    Returns
    -------
    dx : ndarray, shape (N, D)
    dW : ndarray, shape (k, D, M)
    db : ndarray, shape (k, M)

    Raises
    ------
    ValueError
        If dout has another shape than the output.

    Notes
    -----
    Pieces that lost get exactly zero.

    References
    ----------
    .. [1] Goodfellow, Warde-Farley, Mirza, Courville and Bengio, "Maxout networks", ICML 2013.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.activations.maxout import maxout_backward
    >>> cache = np.array([[2.0]]), np.array([[[1.0]], [[-1.0]]]), np.array([[0]])
    >>> [gradient.ravel() for gradient in maxout_backward(np.array([[5.0]]), cache)]
    [array([5.]), array([10.,  0.]), array([5., 0.])]
    """
    x, W, winner = cache
    dout = as_upstream(dout, winner.shape)
    dx, dW, db = np.zeros_like(x), np.zeros_like(W), np.zeros((W.shape[0], W.shape[2]), W.dtype)
    _route_to_winners(dout, x, W, winner, dx, dW, db)
    return dx, dW, db


@kernel
def _route_to_winners(
    dout: np.ndarray,
    x: np.ndarray,
    W: np.ndarray,
    winner: np.ndarray,
    dx: np.ndarray,
    dW: np.ndarray,
    db: np.ndarray,
) -> None:
    """Add the share of every output to the gradients of the piece it came from."""
    for n in range(winner.shape[0]):
        for m in range(winner.shape[1]):
            j = winner[n, m]
            db[j, m] += dout[n, m]
            for d in range(x.shape[1]):
                dx[n, d] += dout[n, m] * W[j, d, m]
                dW[j, d, m] += dout[n, m] * x[n, d]
