"""One step of the long short-term memory."""

import numpy as np

from reference._jit import kernel
from reference.recurrent.arguments import as_gradient, step_arguments
from reference.recurrent.gates import open_gates


def lstm_step_forward(
    x: np.ndarray, prev_h: np.ndarray, prev_c: np.ndarray, Wx: np.ndarray, Wh: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, np.ndarray, tuple[np.ndarray, ...]]:
    """Forget part of the memory, write to it, and show part of it.

        [a_i, a_f, a_o, a_g] = x Wx + prev_h Wh + b
        i, f, o = sigmoid(a_i), sigmoid(a_f), sigmoid(a_o),   g = tanh(a_g)
        next_c  = f * prev_c + i * g
        next_h  = o * tanh(next_c)

    Parameters
    ----------
    x : ndarray, shape (N, D)
        Integers are computed in float64.
    prev_h, prev_c : ndarray, shape (N, H)
        State and memory.
    Wx : ndarray, shape (D, 4H)
        Columns in the order input gate, forget gate, output gate, candidate.
    Wh : ndarray, shape (H, 4H)
    b : ndarray, shape (4H,)

    Returns
    -------
    next_h, next_c : ndarray, shape (N, H)
    cache : tuple
        (x, prev_h, prev_c, Wx, Wh, gates, tanh_c): gates of shape (N, 4H) holds i, f, o, g, and tanh_c is
        tanh(next_c)

    Raises
    ------
    ValueError
        If a shape does not fit.

    Notes
    -----
    PyTorch orders the columns i, f, g, o.

    References
    ----------
    .. [1] Hochreiter and Schmidhuber, "Long short-term memory", Neural Computation, 1997.
    .. [2] Gers, Schmidhuber and Cummins, "Learning to forget: continual prediction with LSTM",
       Neural Computation, 2000.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.recurrent.lstm_step import lstm_step_forward
    >>> state, W = np.array([[2.0]]), np.zeros((1, 4))
    >>> next_h, next_c, _ = lstm_step_forward(state, state, state, W, W, np.zeros(4))
    >>> next_h.round(4), next_c
    (array([[0.3808]]), array([[1.]]))
    """
    x, prev_h, prev_c, Wx, Wh, b = step_arguments(4, x=x, prev_h=prev_h, prev_c=prev_c, Wx=Wx, Wh=Wh, b=b)
    gates = x @ Wx + prev_h @ Wh + b
    next_h, next_c, tanh_c = np.empty_like(prev_h), np.empty_like(prev_h), np.empty_like(prev_h)
    lstm_cell(gates, prev_c, next_h, next_c, tanh_c)
    return next_h, next_c, (x, prev_h, prev_c, Wx, Wh, gates, tanh_c)


def lstm_step_backward(
    dnext_h: np.ndarray, dnext_c: np.ndarray, cache: tuple[np.ndarray, ...]
) -> tuple[np.ndarray, ...]:
    """Pass the gradients of state and memory through one step.

        dc      = dnext_c + dnext_h * o * (1 - tanh(next_c)**2)
        da_i    = dc * g * i * (1 - i),        da_f = dc * prev_c * f * (1 - f)
        da_o    = dnext_h * tanh(next_c) * o * (1 - o),   da_g = dc * i * (1 - g**2)
        dprev_c = dc * f,   dprev_h = da Wh^T,   dx = da Wx^T

    Parameters
    ----------
    dnext_h, dnext_c : ndarray, shape (N, H)
        Upstream gradients.
    cache : tuple
        (x, prev_h, prev_c, Wx, Wh, gates, tanh_c), from the forward pass.

    Returns
    -------
    dx : ndarray, shape (N, D)
    dprev_h, dprev_c : ndarray, shape (N, H)
    dWx : ndarray, shape (D, 4H)
    dWh : ndarray, shape (H, 4H)
    db : ndarray, shape (4H,)

    Raises
    ------
    ValueError
        If an upstream gradient has another shape than the state.

    Notes
    -----
    The memory is reached in two ways, from the step after it and through next_h: the two gradients add up.
    On its way back the gradient of the memory is only multiplied by f, which is near 1 while the forget gate
    is open.

    References
    ----------
    .. [1] Hochreiter and Schmidhuber, "Long short-term memory", Neural Computation, 1997.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.recurrent.lstm_step import lstm_step_backward
    >>> state, W, gates = np.ones((1, 1)), np.zeros((1, 4)), np.array([[0.5, 0.5, 0.5, 0.0]])
    >>> cache = state, state, state, W, W, gates, np.zeros((1, 1))
    >>> _, _, dprev_c, _, _, db = lstm_step_backward(np.array([[4.0]]), np.array([[6.0]]), cache)
    >>> dprev_c, db
    (array([[4.]]), array([0., 2., 0., 4.]))
    """
    x, prev_h, prev_c, Wx, Wh, gates, tanh_c = cache
    dnext_h = as_gradient("dnext_h", dnext_h, tanh_c)
    dc = as_gradient("dnext_c", dnext_c, tanh_c)
    dscores = np.empty_like(gates)
    lstm_cell_gradient(dnext_h, dc, gates, prev_c, tanh_c, dscores)
    return dscores @ Wx.T, dscores @ Wh.T, dc, x.T @ dscores, prev_h.T @ dscores, dscores.sum(axis=0)


def lstm_cell(
    gates: np.ndarray, prev_c: np.ndarray, next_h: np.ndarray, next_c: np.ndarray, tanh_c: np.ndarray
) -> None:
    """Turn the scores in gates (N, 4H) into i, f, o, g, and write the next memory, its tanh and the next state."""
    hidden = prev_c.shape[1]
    open_gates(gates, 3 * hidden)
    candidate = gates[:, 3 * hidden :]
    np.tanh(candidate, out=candidate)
    np.multiply(gates[:, hidden : 2 * hidden], prev_c, out=next_c)
    next_c += gates[:, :hidden] * candidate
    np.tanh(next_c, out=tanh_c)
    np.multiply(gates[:, 2 * hidden : 3 * hidden], tanh_c, out=next_h)


@kernel
def lstm_cell_gradient(
    dnext_h: np.ndarray,
    dc: np.ndarray,
    gates: np.ndarray,
    prev_c: np.ndarray,
    tanh_c: np.ndarray,
    dscores: np.ndarray,
) -> None:
    """Write the gradients by the four scores, and turn dc from the gradient by next_c into that by prev_c."""
    hidden = dc.shape[1]
    for n in range(dc.shape[0]):
        for j in range(hidden):
            i, f = gates[n, j], gates[n, hidden + j]
            o, g = gates[n, 2 * hidden + j], gates[n, 3 * hidden + j]
            through = dc[n, j] + dnext_h[n, j] * o * (1 - tanh_c[n, j] ** 2)
            dscores[n, j] = through * g * i * (1 - i)
            dscores[n, hidden + j] = through * prev_c[n, j] * f * (1 - f)
            dscores[n, 2 * hidden + j] = dnext_h[n, j] * tanh_c[n, j] * o * (1 - o)
            dscores[n, 3 * hidden + j] = through * i * (1 - g**2)
            dc[n, j] = through * f
