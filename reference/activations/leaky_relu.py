"""The rectifier that lets a little of the negative side through."""

import numpy as np

from reference._shared.arrays import as_float, as_number, as_upstream


def leaky_relu_forward(x: np.ndarray, alpha: float = 0.01) -> tuple[np.ndarray, tuple[np.ndarray, float]]:
    """Scale negative entries by a small fixed slope.

        out = x where x > 0, else alpha * x

    Parameters
    ----------
    x : ndarray, any shape
        Integers are computed in float64.
    alpha : float, default 0.01
        Slope of the negative side.

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
    max(x, alpha * x) is the same only for alpha of at most 1.

    References
    ----------
    .. [1] Maas, Hannun and Ng, "Rectifier nonlinearities improve neural network acoustic models", ICML 2013.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.activations.leaky_relu import leaky_relu_forward
    >>> leaky_relu_forward(np.array([-2.0, 3.0]), alpha=0.1)[0]
    array([-0.2,  3. ])
    """
    x, alpha = as_float("x", x), as_number("alpha", alpha)
    return np.where(x > 0, x, alpha * x), (x, alpha)


def leaky_relu_backward(dout: np.ndarray, cache: tuple[np.ndarray, float]) -> np.ndarray:
    """Scale the gradient by the slope of the side its input was on.

        dx = dout where x > 0, else alpha * dout

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
    At the kink the slope is alpha.

    References
    ----------
    .. [1] Maas, Hannun and Ng, "Rectifier nonlinearities improve neural network acoustic models", ICML 2013.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.activations.leaky_relu import leaky_relu_backward
    >>> leaky_relu_backward(np.array([5.0, 7.0]), (np.array([-2.0, 3.0]), 0.1))
    array([0.5, 7. ])
    """
    x, alpha = cache
    dout = as_upstream(dout, x.shape)
    dx: np.ndarray = np.where(x > 0, dout, alpha * dout)
    return dx
