"""The gated recurrent unit over a sequence, and backpropagation through time."""

import numpy as np

from reference.recurrent.arguments import as_gradient, sequence_arguments
from reference.recurrent.gru_step import gru_cell, gru_cell_gradient
from reference.recurrent.sequences import all_rows, input_gradients, input_products, swap_batch_and_time


def gru_forward(
    x: np.ndarray, h0: np.ndarray, Wx: np.ndarray, Wh: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, tuple[np.ndarray, ...]]:
    """Run the same step over all inputs of a sequence.

        r_t, z_t, n_t from x_t Wx + b and h_(t-1) Wh
        h_t = (1 - z_t) * n_t + z_t * h_(t-1),   t = 1 ... T

    Parameters
    ----------
    x : ndarray, shape (N, T, D)
        Integers are computed in float64.
    h0 : ndarray, shape (N, H)
        State before the first step.
    Wx : ndarray, shape (D, 3H)
        Columns in the order reset gate, update gate, candidate.
    Wh : ndarray, shape (H, 3H)
    b : ndarray, shape (3H,)

    Returns
    -------
    h : ndarray, shape (N, T, H)
        The states after every step.
    cache : tuple
        (x, h, Wx, Wh, gates, recurrent), time first: x of shape (T, N, D); h of shape (T + 1, N, H), beginning
        with h0; gates of shape (T, N, 3H) holds r, z, n; recurrent of shape (T, N, 3H) holds h_(t-1) Wh

    Raises
    ------
    ValueError
        If a shape does not fit.

    Notes
    -----
    Three products a step where the LSTM has four, and no second state.

    References
    ----------
    .. [1] Chung, Gulcehre, Cho and Bengio, "Empirical evaluation of gated recurrent neural networks on
       sequence modeling", 2014.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.recurrent.gru import gru_forward
    >>> x, h0, W = np.zeros((1, 3, 1)), np.array([[8.0]]), np.zeros((1, 3))
    >>> gru_forward(x, h0, W, W, np.zeros(3))[0].ravel()
    array([4., 2., 1.])
    """
    x, h0, Wx, Wh, b = sequence_arguments(3, x=x, h0=h0, Wx=Wx, Wh=Wh, b=b)
    x = swap_batch_and_time(x)
    gates = input_products(x, Wx, b)
    recurrent = np.empty_like(gates)
    h = np.empty((len(x) + 1, *h0.shape), x.dtype)
    h[0] = h0
    for t in range(len(x)):
        np.dot(h[t], Wh, out=recurrent[t])
        gru_cell(gates[t], recurrent[t], h[t], h[t + 1])
    return swap_batch_and_time(h[1:]), (x, h, Wx, Wh, gates, recurrent)


def gru_backward(dh: np.ndarray, cache: tuple[np.ndarray, ...]) -> tuple[np.ndarray, ...]:
    """Carry the gradient from the last step back to the first.

        da_t, du_t from the gradient by h_t, as in one step:   dh_t + z_(t+1) * (that by h_(t+1)) + du_(t+1) Wh^T
        dx_t = da_t Wx^T,   db = sum of da
        dWx = sum over t of x_t^T da_t,   dWh = sum over t of h_(t-1)^T du_t

    Parameters
    ----------
    dh : ndarray, shape (N, T, H)
        Upstream gradient of the states after every step.
    cache : tuple
        (x, h, Wx, Wh, gates, recurrent), from the forward pass.

    Returns
    -------
    dx : ndarray, shape (N, T, D)
    dh0 : ndarray, shape (N, H)
    dWx : ndarray, shape (D, 3H)
    dWh : ndarray, shape (H, 3H)
    db : ndarray, shape (3H,)

    Raises
    ------
    ValueError
        If dh has another shape than h.

    Notes
    -----
    An update gate near 1 hands the gradient on unchanged: the same road through time as the LSTM's memory.

    References
    ----------
    .. [1] Chung, Gulcehre, Cho and Bengio, "Empirical evaluation of gated recurrent neural networks on
       sequence modeling", 2014.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.recurrent.gru import gru_backward, gru_forward
    >>> x, h0, W = np.zeros((1, 2, 1)), np.zeros((1, 1)), np.ones((1, 3))
    >>> _, cache = gru_forward(x, h0, W, 0 * W, np.zeros(3))
    >>> dx, dh0, *_ = gru_backward(np.array([[[0.0], [16.0]]]), cache)
    >>> dx.ravel(), dh0
    (array([4., 8.]), array([[4.]]))
    """
    x, h, Wx, Wh, gates, recurrent = cache
    dh = swap_batch_and_time(as_gradient("dh", dh, h[1:].transpose(1, 0, 2)))
    dscores, drecurrent = np.empty_like(gates), np.empty_like(gates)
    from_next, through_product = np.zeros_like(h[0]), np.empty_like(h[0])
    for t in reversed(range(len(x))):
        from_next += dh[t]
        gru_cell_gradient(from_next, gates[t], recurrent[t], h[t], dscores[t], drecurrent[t])
        from_next += np.dot(drecurrent[t], Wh.T, out=through_product)
    dx, dWx, db = input_gradients(dscores, x, Wx)
    return dx, from_next, dWx, all_rows(h[:-1]).T @ all_rows(drecurrent), db
