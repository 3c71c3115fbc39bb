"""The smooth rectifier."""

import numpy as np

from reference._shared.arrays import as_float, as_upstream
from reference.activations.sigmoid import sigmoid_forward


def softplus_forward(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rectify smoothly.

        out = log(1 + exp(x))

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
    Computed as max(x, 0) + log1p(exp(-abs(x))): nothing overflows, and small results keep their digits.

    References
    ----------
    .. [1] Dugas, Bengio, Belisle, Nadeau and Garcia, "Incorporating second-order functional knowledge for
       better option pricing", NIPS 2000.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.activations.softplus import softplus_forward
    >>> softplus_forward(np.array([-1e4, 0.0, 1e4]))[0].round(4)
    array([0.000e+00, 6.931e-01, 1.000e+04])
    """
    x = as_float("x", x)
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x))), x


def softplus_backward(dout: np.ndarray, cache: np.ndarray) -> np.ndarray:
    """Pass the gradient through the smooth rectifier.

        dx = dout * sigmoid(x)

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
    Softplus is the integral of the sigmoid.

    References
    ----------
    .. [1] Dugas, Bengio, Belisle, Nadeau and Garcia, "Incorporating second-order functional knowledge for
       better option pricing", NIPS 2000.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.activations.softplus import softplus_backward
    >>> softplus_backward(np.array([2.0, 2.0]), np.array([0.0, 1e4]))
    array([1., 2.])
    """
    x = cache
    dx: np.ndarray = as_upstream(dout, x.shape) * sigmoid_forward(x)[0]
    return dx
