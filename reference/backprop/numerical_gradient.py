"""Gradients by centred differences."""

from collections.abc import Callable

import numpy as np

from reference._shared.arrays import as_float, as_number


def numerical_gradient(f: Callable[[np.ndarray], float], x: np.ndarray, h: float = 1e-5) -> np.ndarray:
    """Measure the slope of f along every coordinate of x.

        gradient[i] = (f(x + h e_i) - f(x - h e_i)) / (2 h),   e_i = 1 at i and 0 elsewhere

    Parameters
    ----------
    f : callable
        Takes an array of x's shape and returns one number.
    x : ndarray, any shape
        Integers and float32 are moved in a float64 copy.
    h : float, default 1e-5
        Half the distance between the two points, positive.

    Returns
    -------
    gradient : ndarray, shape of x
        float32 when x is float32, otherwise float64.

    Raises
    ------
    ValueError
        If h is not a positive number, or f returns anything but one number.

    Notes
    -----
    The centred difference errs by the order of h**2, the one-sided by the order of h. A smaller h is not a
    better one: the rounding of f is divided by h, so that h near the cube root of the machine epsilon, 6e-6, is
    best. float32 leaves no room for both, hence the copy. f gets a new array at each call, and x never changes.

    References
    ----------
    .. [1] Press, Teukolsky, Vetterling and Flannery, "Numerical recipes", Cambridge 2007, section 5.7.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.backprop.numerical_gradient import numerical_gradient
    >>> numerical_gradient(lambda x: (x**2).sum(), np.array([1.0, -3.0])).round(8)
    array([ 2., -6.])
    """
    values = as_float("x", x)
    h = as_number("h", h)
    if h <= 0:
        raise ValueError(f"h must be positive. Received: {h}")
    gradient = np.empty_like(values)
    centre = values.astype(np.float64)
    for index in np.ndindex(centre.shape):
        gradient[index] = (_moved(f, centre, index, h) - _moved(f, centre, index, -h)) / (2 * h)
    return gradient


def _moved(
    f: Callable[[np.ndarray], float], centre: np.ndarray, index: tuple[int, ...], step: float
) -> float:
    """Evaluate f at a new array that differs from the centre in one coordinate."""
    point = centre.copy()
    point[index] += step
    value = as_float("f(x)", f(point))
    if value.size != 1:
        raise ValueError(f"f(x) must be one number. Received: shape {value.shape}")
    return float(value.item())
