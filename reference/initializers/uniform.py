"""Numbers from an interval around zero."""

from collections.abc import Sequence

import numpy as np

from reference._shared.arrays import as_number, require_generator
from reference.initializers.fans import as_shape


def uniform(shape: Sequence[int], bound: float, rng: np.random.Generator) -> np.ndarray:
    """Draw every number between -bound and bound with the same probability.

        w ~ U(-bound, bound)

    Parameters
    ----------
    shape : sequence of int
        Any, also ().
    bound : float
        At least 0.
    rng : numpy.random.Generator
        The only source of randomness.

    Returns
    -------
    w : ndarray, float64

    Raises
    ------
    ValueError
        If shape is not made of integers of at least 0, bound is negative, or rng is not a generator.

    Notes
    -----
    The variance is bound**2 / 3: a bound of sqrt(3) standard deviations gives the variance of a normal
    distribution.

    References
    ----------
    .. [1] LeCun, Bottou, Orr and Mueller, "Efficient backprop", in Neural networks: tricks of the trade, 1998.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.initializers.uniform import uniform
    >>> uniform((300, 200), 3, np.random.default_rng(0)).var().round(1)
    np.float64(3.0)
    """
    bound = as_number("bound", bound)
    if bound < 0:
        raise ValueError(f"bound must be at least 0. Received: {bound}")
    require_generator(rng)
    return np.asarray(rng.uniform(-bound, bound, as_shape(shape)))
