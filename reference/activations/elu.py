"""The exponential linear unit."""

import numpy as np

from reference._shared.arrays import as_float, as_number, as_upstream


def elu_forward(x: np.ndarray, alpha: float = 1.0) -> tuple[np.ndarray, tuple[np.ndarray, float]]:
    """Bend negative entries smoothly towards -alpha.

        out = x where x > 0, else alpha * (exp(x) - 1)

    Parameters
    ----------
    x : ndarray, any shape, any finite value
        Integers are computed in float64.
    alpha : float, default 1.0
        The limit on the negative side is -alpha.

    Returns
    -------
    out : ndarray, shape of x
    cache : tuple
        (x, alpha)

    Raises
    ------
    ValueError
        If x is not an array of real numbers, or alpha is not a finite number.

    Notes
    -----
    The exponential sees min(x, 0) only, since both branches are computed for every entry; expm1 keeps the
    digits of small x that exp(x) - 1 loses.

    References
    ----------
    .. [1] Clevert, Unterthiner and Hochreiter, "Fast and accurate deep network learning by exponential linear
       units", ICLR 2016.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.activations.elu import elu_forward
    >>> elu_forward(np.array([-1e4, 0.0, 1e4]), alpha=0.5)[0]
    array([-5.e-01,  0.e+00,  1.e+04])
    """
    x, alpha = as_float("x", x), as_number("alpha", alpha)
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0))), (x, alpha)


def elu_backward(dout: np.ndarray, cache: tuple[np.ndarray, float]) -> np.ndarray:
    """Pass the gradient through the exponential linear unit.

        dx = dout where x > 0, else dout * alpha * exp(x)

    Parameters
    ----------
    dout : ndarray, shape of x
        Upstream gradient.
    cache : tuple
        (x, alpha), from the forward pass.

    Returns
    -------
    dx : ndarray, shape of x

    Raises
    ------
    ValueError
        If dout has another shape than x.

    Notes
    -----
    With alpha = 1 the slope is continuous at zero.

    References
    ----------
    .. [1] Clevert, Unterthiner and Hochreiter, "Fast and accurate deep network learning by exponential linear
       units", ICLR 2016.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.activations.elu import elu_backward
    >>> elu_backward(np.array([2.0, 2.0]), (np.array([0.0, 3.0]), 0.5))
    array([1., 2.])
    """
    x, alpha = cache
    dout = as_upstream(dout, x.shape)
    dx: np.ndarray = np.where(x > 0, dout, dout * alpha * np.exp(np.minimum(x, 0)))
    return dx
