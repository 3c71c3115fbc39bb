"""The sigmoid linear unit, also called swish."""

import numpy as np

from reference._shared.arrays import as_float, as_upstream
from reference.activations.sigmoid import sigmoid_forward


def silu_forward(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Weigh every entry by its own sigmoid.

        out = x * sigmoid(x)

    Parameters
    ----------
    x : ndarray, any shape, any finite value
        Integers are computed in float64.

    Returns
    -------
    out : ndarray, shape of x
    cache : ndarray
        x

    Raises
    ------
    ValueError
        If x is not an array of real numbers.

    Notes
    -----
    Swish with its slope parameter fixed at 1.

    References
    ----------
    .. [1] Elfwing, Uchibe and Doya, "Sigmoid-weighted linear units", Neural Networks, 2018.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.activations.silu import silu_forward
    >>> silu_forward(np.array([0.0, np.log(3.0), 1e4]))[0].round(4)
    array([0.00e+00, 8.24e-01, 1.00e+04])
    """
    x = as_float("x", x)
    return x * sigmoid_forward(x)[0], x


def silu_backward(dout: np.ndarray, cache: np.ndarray) -> np.ndarray:
    """Pass the gradient through the sigmoid linear unit.

        dx = dout * s * (1 + x * (1 - s)),   s = sigmoid(x)

    Parameters
    ----------
    dout : ndarray, shape of x
        Upstream gradient.
    cache : ndarray
        x, from the forward pass.

    Returns
    -------
    dx : ndarray, shape of x

    Raises
    ------
    ValueError
        If dout has another shape than x.

    Notes
    -----
    The product rule: x appears twice in x * sigmoid(x).

    References
    ----------
    .. [1] Elfwing, Uchibe and Doya, "Sigmoid-weighted linear units", Neural Networks, 2018.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.activations.silu import silu_backward
    >>> silu_backward(np.array([2.0, 2.0]), np.array([0.0, 1e4]))
    array([1., 2.])
    """
    x = cache
    gate = sigmoid_forward(x)[0]
    dx: np.ndarray = as_upstream(dout, x.shape) * gate * (1 + x * (1 - gate))
    return dx
