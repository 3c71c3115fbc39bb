"""One step of the gated recurrent unit."""

import numpy as np

from reference._jit import kernel
from reference.recurrent.arguments import as_gradient, step_arguments
from reference.recurrent.gates import open_gates


def gru_step_forward(
    x: np.ndarray, prev_h: np.ndarray, Wx: np.ndarray, Wh: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, tuple[np.ndarray, ...]]:
    """Mix the state before with a candidate that has reset part of it.

        [a_r, a_z, a_n] = x Wx + b,   [u_r, u_z, u_n] = prev_h Wh
        r, z   = sigmoid(a_r + u_r), sigmoid(a_z + u_z)
        n      = tanh(a_n + r * u_n)
        next_h = (1 - z) * n + z * prev_h

    Parameters
    ----------
    x : ndarray, shape (N, D)
        Integers are computed in float64.
    prev_h : ndarray, shape (N, H)
    Wx : ndarray, shape (D, 3H)
        Columns in the order reset gate, update gate, candidate.
    Wh : ndarray, shape (H, 3H)
    b : ndarray, shape (3H,)

    Returns
    -------
    next_h : ndarray, shape (N, H)
    cache : tuple
        (x, prev_h, Wx, Wh, gates, recurrent): gates of shape (N, 3H) holds r, z, n, and recurrent is prev_h Wh

    Raises
    ------
    ValueError
        If a shape does not fit.

    Notes
    -----
    The reset gate multiplies prev_h Wh, as in PyTorch, where the first paper multiplies prev_h. PyTorch has a
    second bias inside the reset; here there is one, outside.

    References
    ----------
    .. [1] Cho, van Merriënboer, Gulcehre, Bahdanau, Bougares, Schwenk and Bengio, "Learning phrase
       representations using RNN encoder-decoder for statistical machine translation", EMNLP 2014.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.recurrent.gru_step import gru_step_forward
    >>> x, prev_h, W = np.array([[7.0]]), np.array([[3.0]]), np.zeros((1, 3))
    >>> gru_step_forward(x, prev_h, W, W, np.array([0.0, 0.0, 50.0]))[0]
    array([[2.]])
    """
    x, prev_h, Wx, Wh, b = step_arguments(3, x=x, prev_h=prev_h, Wx=Wx, Wh=Wh, b=b)
    gates, recurrent = x @ Wx + b, prev_h @ Wh
    next_h = np.empty_like(prev_h)
    gru_cell(gates, recurrent, prev_h, next_h)
    return next_h, (x, prev_h, Wx, Wh, gates, recurrent)


def gru_step_backward(dnext_h: np.ndarray, cache: tuple[np.ndarray, ...]) -> tuple[np.ndarray, ...]:
    """Pass the gradient through one step.

        da_n = dnext_h * (1 - z) * (1 - n**2),                 du_n = da_n * r
        da_z = du_z = dnext_h * (prev_h - n) * z * (1 - z),    da_r = du_r = da_n * u_n * r * (1 - r)
        dx   = da Wx^T,   dprev_h = dnext_h * z + du Wh^T
        dWx  = x^T da,    dWh = prev_h^T du,                   db = sum over samples of da

    Parameters
    ----------
    dnext_h : ndarray, shape (N, H)
        Upstream gradient.
    cache : tuple
        (x, prev_h, Wx, Wh, gates, recurrent), from the forward pass.

    Returns
    -------
    dx : ndarray, shape (N, D)
    dprev_h : ndarray, shape (N, H)
    dWx : ndarray, shape (D, 3H)
    dWh : ndarray, shape (H, 3H)
    db : ndarray, shape (3H,)

    Raises
    ------
    ValueError
        If dnext_h has another shape than next_h.

    Notes
    -----
    The state before is reached by two paths, through the mixture and through the recurrent product.

    References
    ----------
    .. [1] Cho, van Merriënboer, Gulcehre, Bahdanau, Bougares, Schwenk and Bengio, "Learning phrase
       representations using RNN encoder-decoder for statistical machine translation", EMNLP 2014.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.recurrent.gru_step import gru_step_backward
    >>> one, W, gates = np.ones((1, 1)), np.zeros((1, 3)), np.array([[0.5, 0.5, 0.0]])
    >>> dx, dprev_h, _, dWh, db = gru_step_backward(np.array([[8.0]]), (one, one, W, W, gates, W))
    >>> dprev_h, dWh, db
    (array([[4.]]), array([[0., 2., 2.]]), array([0., 2., 4.]))
    """
    x, prev_h, Wx, Wh, gates, recurrent = cache
    dprev_h = as_gradient("dnext_h", dnext_h, prev_h)
    dscores, drecurrent = np.empty_like(gates), np.empty_like(gates)
    gru_cell_gradient(dprev_h, gates, recurrent, prev_h, dscores, drecurrent)
    dprev_h += drecurrent @ Wh.T
    return dscores @ Wx.T, dprev_h, x.T @ dscores, prev_h.T @ drecurrent, dscores.sum(axis=0)


def gru_cell(gates: np.ndarray, recurrent: np.ndarray, prev_h: np.ndarray, next_h: np.ndarray) -> None:
    """Turn the scores x Wx + b in gates (N, 3H) into r, z, n with prev_h Wh, and write the next state."""
    hidden = prev_h.shape[1]
    gates[:, : 2 * hidden] += recurrent[:, : 2 * hidden]
    open_gates(gates, 2 * hidden)
    reset, update, candidate = gates[:, :hidden], gates[:, hidden : 2 * hidden], gates[:, 2 * hidden :]
    candidate += reset * recurrent[:, 2 * hidden :]
    np.tanh(candidate, out=candidate)
    np.multiply(update, prev_h, out=next_h)
    next_h += (1 - update) * candidate


@kernel
def gru_cell_gradient(
    dh: np.ndarray,
    gates: np.ndarray,
    recurrent: np.ndarray,
    prev_h: np.ndarray,
    dscores: np.ndarray,
    drecurrent: np.ndarray,
) -> None:
    """Write the gradients by x Wx + b and by prev_h Wh.

    dh comes as the gradient by next_h and leaves as the mixture's share of that by prev_h.
    """
    hidden = dh.shape[1]
    for n in range(dh.shape[0]):
        for j in range(hidden):
            reset, update, candidate = gates[n, j], gates[n, hidden + j], gates[n, 2 * hidden + j]
            dcandidate = dh[n, j] * (1 - update) * (1 - candidate**2)
            dreset = dcandidate * recurrent[n, 2 * hidden + j] * reset * (1 - reset)
            dupdate = dh[n, j] * (prev_h[n, j] - candidate) * update * (1 - update)
            dscores[n, j] = dreset
            dscores[n, hidden + j] = dupdate
            dscores[n, 2 * hidden + j] = dcandidate
            drecurrent[n, j] = dreset
            drecurrent[n, hidden + j] = dupdate
            drecurrent[n, 2 * hidden + j] = dcandidate * reset
            dh[n, j] *= update
