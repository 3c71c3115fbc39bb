"""All weights alike: right for biases, never for weights."""

from collections.abc import Sequence

import numpy as np

from reference._shared.arrays import as_number
from reference.initializers.fans import as_shape


def zeros(shape: Sequence[int]) -> np.ndarray:
    """Start at zero.

        w = 0

    Parameters
    ----------
    shape : sequence of int
        Any, also ().

    Returns
    -------
    w : ndarray, float64

    Raises
    ------
    ValueError
        If shape is not made of integers of at least 0.

    Notes
    -----
    With weights of zero nothing but the last bias learns: hidden units pass neither inputs nor gradients on.

    References
    ----------
    .. [1] Goodfellow, Bengio and Courville, "Deep learning", 2016, section 8.4.

    Examples
    --------
    >>> from reference.initializers.constant import zeros
    >>> zeros((2, 3))
    array([[0., 0., 0.],
           [0., 0., 0.]])
    """
    return np.zeros(as_shape(shape))


def constant(shape: Sequence[int], value: float) -> np.ndarray:
    """Start at one value everywhere.

        w = value

    Parameters
    ----------
    shape : sequence of int
        Any, also ().
    value : float

    Returns
    -------
    w : ndarray, float64

    Raises
    ------
    ValueError
        If shape is not made of integers of at least 0, or value is not a finite number.

    Notes
    -----
    Units with equal weights give equal outputs and get equal gradients, and so stay equal for ever: a layer of
    them is worth one unit. Only different starts break the symmetry.

    References
    ----------
    .. [1] Goodfellow, Bengio and Courville, "Deep learning", 2016, section 8.4.

    Examples
    --------
    >>> from reference.initializers.constant import constant
    >>> constant((2,), 0.1)
    array([0.1, 0.1])
    """
    return np.full(as_shape(shape), as_number("value", value))
