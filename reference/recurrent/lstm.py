"""The long short-term memory over a sequence, and backpropagation through time."""

import numpy as np

from reference.recurrent.arguments import as_gradient, sequence_arguments
from reference.recurrent.lstm_step import lstm_cell, lstm_cell_gradient
from reference.recurrent.sequences import all_rows, input_gradients, input_products, swap_batch_and_time


def lstm_forward(
    x: np.ndarray, h0: np.ndarray, Wx: np.ndarray, Wh: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, tuple[np.ndarray, ...]]:
    """Run the same step over all inputs of a sequence, from an empty memory.

        [i_t, f_t, o_t, g_t] from x_t Wx + h_(t-1) Wh + b,   c_0 = 0
        c_t = f_t * c_(t-1) + i_t * g_t,   h_t = o_t * tanh(c_t),   t = 1 ... T

    Parameters
    ----------
    x : ndarray, shape (N, T, D)
        Integers are computed in float64.
    h0 : ndarray, shape (N, H)
        State before the first step.
    Wx : ndarray, shape (D, 4H)
        Columns in the order input gate, forget gate, output gate, candidate.
    Wh : ndarray, shape (H, 4H)
    b : ndarray, shape (4H,)

    Returns
    -------
    h : ndarray, shape (N, T, H)
        The states after every step.
    cache : tuple
        (x, h, c, Wx, Wh, gates, tanh_c), time first: x of shape (T, N, D); h and c of shape (T + 1, N, H),
        beginning with h0 and 0; gates of shape (T, N, 4H) holds i, f, o, g; tanh_c of shape (T, N, H)

    Raises
    ------
    ValueError
        If a shape does not fit.

    Notes
    -----
    The memory stays inside the layer; only the states are its output.

    References
    ----------
    .. [1] Hochreiter and Schmidhuber, "Long short-term memory", Neural Computation, 1997.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.recurrent.lstm import lstm_forward
    >>> x, h0, W = np.zeros((1, 3, 1)), np.zeros((1, 1)), np.zeros((1, 4))
    >>> lstm_forward(x, h0, W, W, np.array([50.0, 50.0, 50.0, 50.0]))[0].ravel().round(4)
    array([0.7616, 0.964 , 0.9951])
    """
    x, h0, Wx, Wh, b = sequence_arguments(4, x=x, h0=h0, Wx=Wx, Wh=Wh, b=b)
    x = swap_batch_and_time(x)
    gates = input_products(x, Wx, b)
    h, c = np.empty((2, len(x) + 1, *h0.shape), x.dtype)
    h[0], c[0] = h0, 0
    tanh_c = np.empty((len(x), *h0.shape), x.dtype)
    recurrent = np.empty((len(h0), len(b)), x.dtype)
    for t in range(len(x)):
        gates[t] += np.dot(h[t], Wh, out=recurrent)
        lstm_cell(gates[t], c[t], h[t + 1], c[t + 1], tanh_c[t])
    return swap_batch_and_time(h[1:]), (x, h, c, Wx, Wh, gates, tanh_c)


def lstm_backward(dh: np.ndarray, cache: tuple[np.ndarray, ...]) -> tuple[np.ndarray, ...]:
    """Carry the gradients of state and memory from the last step back to the first.

        dscores_t, dc_(t-1) from dh_t + dscores_(t+1) Wh^T and dc_t, as in one step;   dc_T = 0
        dx_t = dscores_t Wx^T,   dh0 = dscores_1 Wh^T
        dWx = sum over t of x_t^T dscores_t,   dWh = sum over t of h_(t-1)^T dscores_t,   db = sum of dscores

    Parameters
    ----------
    dh : ndarray, shape (N, T, H)
        Upstream gradient of the states after every step.
    cache : tuple
        (x, h, c, Wx, Wh, gates, tanh_c), from the forward pass.

    Returns
    -------
    dx : ndarray, shape (N, T, D)
    dh0 : ndarray, shape (N, H)
    dWx : ndarray, shape (D, 4H)
    dWh : ndarray, shape (H, 4H)
    db : ndarray, shape (4H,)

    Raises
    ------
    ValueError
        If dh has another shape than h.

    Notes
    -----
    Along the memory the gradient is multiplied by one forget gate a step, not by a matrix and a slope: open
    gates let it live for hundreds of steps.

    References
    ----------
    .. [1] Gers, Schmidhuber and Cummins, "Learning to forget: continual prediction with LSTM",
       Neural Computation, 2000.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.recurrent.lstm import lstm_backward, lstm_forward
    >>> x, h0, W = np.zeros((1, 2, 1)), np.zeros((1, 1)), np.ones((1, 4))
    >>> _, cache = lstm_forward(x, h0, W, 0 * W, np.zeros(4))
    >>> dx, *_ = lstm_backward(np.array([[[0.0], [16.0]]]), cache)
    >>> dx.ravel()
    array([2., 4.])
    """
    x, h, c, Wx, Wh, gates, tanh_c = cache
    dh = swap_batch_and_time(as_gradient("dh", dh, tanh_c.transpose(1, 0, 2)))
    dscores = np.empty_like(gates)
    from_next, dc = np.zeros_like(h[0]), np.zeros_like(h[0])
    for t in reversed(range(len(x))):
        dh[t] += from_next
        lstm_cell_gradient(dh[t], dc, gates[t], c[t], tanh_c[t], dscores[t])
        np.dot(dscores[t], Wh.T, out=from_next)
    dx, dWx, db = input_gradients(dscores, x, Wx)
    return dx, from_next, dWx, all_rows(h[:-1]).T @ all_rows(dscores), db
