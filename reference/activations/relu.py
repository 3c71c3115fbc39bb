"""The rectified linear unit."""

import numpy as np

from reference._shared.arrays import as_float, as_upstream


def relu_forward(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Set negative entries to zero.

        out = max(x, 0)

    Parameters
    ----------
    x : ndarray, any shape
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
    nan stays nan, as everywhere in NumPy.

    References
    ----------
    .. [1] Nair and Hinton, "Rectified linear units improve restricted Boltzmann machines", ICML 2010.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.activations.relu import relu_forward
    >>> relu_forward(np.array([-2, 0, 3]))[0]
    array([0., 0., 3.])
    """
    x = as_float("x", x)
    return np.maximum(x, 0), x


def relu_backward(dout: np.ndarray, cache: np.ndarray) -> np.ndarray:
    """Let the gradient through where the input was positive.

        dx = dout where x > 0, else 0

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
    At the kink every number in [0, 1] is a sub-gradient; this one is 0, as in the common frameworks.

    References
    ----------
    .. [1] Nair and Hinton, "Rectified linear units improve restricted Boltzmann machines", ICML 2010.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.activations.relu import relu_backward
    >>> relu_backward(np.array([5.0, 6.0, 7.0]), np.array([-2.0, 0.0, 3.0]))
    array([0., 0., 7.])
    """
    x = cache
    return np.where(x > 0, as_upstream(dout, x.shape), 0)
