"""The logistic function."""

import numpy as np

from reference._shared.arrays import as_float, as_upstream


def sigmoid_forward(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Squash every entry into (0, 1).

        out = 1 / (1 + exp(-x))

    Parameters
    ----------
    x : ndarray, any shape, any finite value
        Integers are computed in float64.

    Returns
    -------
    out : ndarray, shape of x
    cache : ndarray
        out

    Raises
    ------
    ValueError
        If x is not an array of real numbers.

    Notes
    -----
    exp only ever sees -abs(x): for negative x the fraction is expanded with exp(x), so that nothing
    overflows.

    References
    ----------
    .. [1] Rumelhart, Hinton and Williams, "Learning representations by back-propagating errors",
       Nature, 1986.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.activations.sigmoid import sigmoid_forward
    >>> sigmoid_forward(np.array([-1e4, 0.0, 1e4]))[0]
    array([0. , 0.5, 1. ])
    """
    x = as_float("x", x)
    shrunk = np.exp(-np.abs(x))
    out = np.where(x >= 0, 1, shrunk) / (1 + shrunk)
    return out, out


def sigmoid_backward(dout: np.ndarray, cache: np.ndarray) -> np.ndarray:
    """Pass the gradient through the logistic function.

        dx = dout * out * (1 - out)

    Parameters
    ----------
    dout : ndarray, shape of x
        Upstream gradient.
    cache : ndarray
        out, from the forward pass.

    Returns
    -------
    dx : ndarray, shape of x

    Raises
    ------
    ValueError
        If dout has another shape than out.

    Notes
    -----
    The slope is at most 1/4 and vanishes at both ends: stacks of sigmoids lose their gradient.

    References
    ----------
    .. [1] Glorot and Bengio, "Understanding the difficulty of training deep feedforward networks",
       AISTATS 2010.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.activations.sigmoid import sigmoid_backward
    >>> sigmoid_backward(np.array([4.0]), np.array([0.5]))
    array([1.])
    """
    out = cache
    dx: np.ndarray = as_upstream(dout, out.shape) * out * (1 - out)
    return dx
