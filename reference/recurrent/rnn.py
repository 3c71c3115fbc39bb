"""The plain recurrent network over a sequence, and backpropagation through time."""

import numpy as np

from reference.recurrent.arguments import as_gradient, sequence_arguments
from reference.recurrent.sequences import all_rows, input_gradients, input_products, swap_batch_and_time


def rnn_forward(
    x: np.ndarray, h0: np.ndarray, Wx: np.ndarray, Wh: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, tuple[np.ndarray, ...]]:
    """Run the same step over all inputs of a sequence.

        h_t = tanh(x_t Wx + h_(t-1) Wh + b),   t = 1 ... T

    Parameters
    ----------
    x : ndarray, shape (N, T, D)
        Integers are computed in float64.
    h0 : ndarray, shape (N, H)
        State before the first step.
    Wx : ndarray, shape (D, H)
    Wh : ndarray, shape (H, H)
    b : ndarray, shape (H,)

    Returns
    -------
    h : ndarray, shape (N, T, H)
        The states after every step.
    cache : tuple
        (x, h, Wx, Wh), x of shape (T, N, D), h of shape (T + 1, N, H), beginning with h0

    Raises
    ------
    ValueError
        If a shape does not fit.

    Notes
    -----
    States depend on the past only: changing x_t leaves h_1 ... h_(t-1) as they are.

    References
    ----------
    .. [1] Elman, "Finding structure in time", Cognitive Science, 1990.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.recurrent.rnn import rnn_forward
    >>> x, h0, W = np.array([[[0.5], [0.0]]]), np.zeros((1, 1)), np.ones((1, 1))
    >>> rnn_forward(x, h0, W, W, np.zeros(1))[0].ravel().round(4)
    array([0.4621, 0.4318])
    """
    x, h0, Wx, Wh, b = sequence_arguments(1, x=x, h0=h0, Wx=Wx, Wh=Wh, b=b)
    x = swap_batch_and_time(x)
    scores = input_products(x, Wx, b)
    h = np.empty((len(x) + 1, *h0.shape), x.dtype)
    h[0] = h0
    for t in range(len(x)):
        np.dot(h[t], Wh, out=h[t + 1])
        h[t + 1] += scores[t]
        np.tanh(h[t + 1], out=h[t + 1])
    return swap_batch_and_time(h[1:]), (x, h, Wx, Wh)


def rnn_backward(dh: np.ndarray, cache: tuple[np.ndarray, ...]) -> tuple[np.ndarray, ...]:
    """Carry the gradient from the last step back to the first.

        dscores_t = (dh_t + dscores_(t+1) Wh^T) * (1 - h_t**2)
        dx_t      = dscores_t Wx^T,   dh0 = dscores_1 Wh^T
        dWx = sum over t of x_t^T dscores_t,   dWh = sum over t of h_(t-1)^T dscores_t,   db = sum of dscores

    Parameters
    ----------
    dh : ndarray, shape (N, T, H)
        Upstream gradient of the states after every step.
    cache : tuple
        (x, h, Wx, Wh), from the forward pass.

    Returns
    -------
    dx : ndarray, shape (N, T, D)
    dh0 : ndarray, shape (N, H)
    dWx : ndarray, shape (D, H)
    dWh : ndarray, shape (H, H)
    db : ndarray, shape (H,)

    Raises
    ------
    ValueError
        If dh has another shape than h.

    Notes
    -----
    A state is used twice, as an output and by the next step, so that its two gradients add up. The weights
    are used at every step: their gradients are sums over time, each one product of all rows.

    References
    ----------
    .. [1] Werbos, "Backpropagation through time: what it does and how to do it", Proceedings of the IEEE, 1990.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.recurrent.rnn import rnn_backward
    >>> x, h, W = np.ones((2, 1, 1)), np.zeros((3, 1, 1)), np.array([[0.5]])
    >>> dx, dh0, *_ = rnn_backward(np.array([[[0.0], [8.0]]]), (x, h, W, W))
    >>> dx.ravel(), dh0
    (array([2., 4.]), array([[2.]]))
    """
    x, h, Wx, Wh = cache
    dscores = swap_batch_and_time(as_gradient("dh", dh, h[1:].transpose(1, 0, 2)))
    from_next = np.zeros_like(h[0])
    for t in reversed(range(len(x))):
        dscores[t] += from_next
        dscores[t] *= 1 - h[t + 1] ** 2
        np.dot(dscores[t], Wh.T, out=from_next)
    dx, dWx, db = input_gradients(dscores, x, Wx)
    return dx, from_next, dWx, all_rows(h[:-1]).T @ all_rows(dscores), db
