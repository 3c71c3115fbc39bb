"""One step of the plain recurrent network."""

import numpy as np

from reference.recurrent.arguments import as_gradient, step_arguments


def rnn_step_forward(
    x: np.ndarray, prev_h: np.ndarray, Wx: np.ndarray, Wh: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, tuple[np.ndarray, ...]]:
    """Compute the next state from the input and the state before.

        next_h = tanh(x Wx + prev_h Wh + b)

    Parameters
    ----------
    x : ndarray, shape (N, D)
        Integers are computed in float64.
    prev_h : ndarray, shape (N, H)
    Wx : ndarray, shape (D, H)
    Wh : ndarray, shape (H, H)
    b : ndarray, shape (H,)

    Returns
    -------
    next_h : ndarray, shape (N, H)
    cache : tuple
        (x, prev_h, Wx, Wh, next_h)

    Raises
    ------
    ValueError
        If a shape does not fit.

    Notes
    -----
    The same weights serve every step of a sequence.

    References
    ----------
    .. [1] Elman, "Finding structure in time", Cognitive Science, 1990.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.recurrent.rnn_step import rnn_step_forward
    >>> x, prev_h = np.array([[1.0]]), np.array([[1.0]])
    >>> rnn_step_forward(x, prev_h, np.array([[0.75]]), np.array([[0.25]]), np.zeros(1))[0].round(4)
    array([[0.7616]])
    """
    x, prev_h, Wx, Wh, b = step_arguments(1, x=x, prev_h=prev_h, Wx=Wx, Wh=Wh, b=b)
    next_h = np.tanh(x @ Wx + prev_h @ Wh + b)
    return next_h, (x, prev_h, Wx, Wh, next_h.copy())


def rnn_step_backward(dnext_h: np.ndarray, cache: tuple[np.ndarray, ...]) -> tuple[np.ndarray, ...]:
    """Pass the gradient through one step.

        dscores = dnext_h * (1 - next_h**2)
        dx      = dscores Wx^T,   dWx = x^T dscores,   db = sum over n of dscores
        dprev_h = dscores Wh^T,   dWh = prev_h^T dscores

    Parameters
    ----------
    dnext_h : ndarray, shape (N, H)
        Upstream gradient.
    cache : tuple
        (x, prev_h, Wx, Wh, next_h), from the forward pass.

    Returns
    -------
    dx : ndarray, shape (N, D)
    dprev_h : ndarray, shape (N, H)
    dWx : ndarray, shape (D, H)
    dWh : ndarray, shape (H, H)
    db : ndarray, shape (H,)

    Raises
    ------
    ValueError
        If dnext_h has another shape than next_h.

    Notes
    -----
    The slope of tanh needs only its output: 1 - next_h**2.

    References
    ----------
    .. [1] Goodfellow, Bengio and Courville, "Deep Learning", MIT Press 2016, section 10.2.2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.recurrent.rnn_step import rnn_step_backward
    >>> one, W = np.ones((1, 1)), np.full((1, 1), 3.0)
    >>> dx, *_, db = rnn_step_backward(np.array([[4.0]]), (one, one, W, W, one / 2))
    >>> dx, db
    (array([[9.]]), array([3.]))
    """
    x, prev_h, Wx, Wh, next_h = cache
    dscores = as_gradient("dnext_h", dnext_h, next_h) * (1 - next_h**2)
    return dscores @ Wx.T, dscores @ Wh.T, x.T @ dscores, prev_h.T @ dscores, dscores.sum(axis=0)
