"""The hyperbolic tangent."""

import numpy as np

from reference._shared.arrays import as_float, as_upstream


def tanh_forward(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Squash every entry into (-1, 1), symmetrically around zero.

        out = tanh(x) = 2 sigmoid(2 x) - 1

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
    The quotient of exponentials overflows where NumPy's own tanh does not.

    References
    ----------
    .. [1] LeCun, Bottou, Orr and Mueller, "Efficient BackProp", 1998, section 4.4.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.activations.tanh import tanh_forward
    >>> tanh_forward(np.array([-1e4, 0.0, 1e4]))[0]
    array([-1.,  0.,  1.])
    """
    out = np.tanh(as_float("x", x))
    return out, out


def tanh_backward(dout: np.ndarray, cache: np.ndarray) -> np.ndarray:
    """Pass the gradient through the hyperbolic tangent.

        dx = dout * (1 - out**2)

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
    The slope is 1 at zero and vanishes at both ends.

    References
    ----------
    .. [1] LeCun, Bottou, Orr and Mueller, "Efficient BackProp", 1998, section 4.4.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.activations.tanh import tanh_backward
    >>> tanh_backward(np.array([2.0, 2.0]), np.array([0.0, 1.0]))
    array([2., 0.])
    """
    out = cache
    dx: np.ndarray = as_upstream(dout, out.shape) * (1 - out**2)
    return dx
