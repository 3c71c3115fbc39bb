"""LeCun's initialization: a linear layer keeps the variance of its input."""

import math
from collections.abc import Sequence

import numpy as np

from reference.initializers.fans import fans
from reference.initializers.small_normal import small_normal


def lecun_normal(shape: Sequence[int], rng: np.random.Generator) -> np.ndarray:
    """Draw weights so that outputs vary as much as inputs.

        w ~ N(0, 1 / fan_in)

    Parameters
    ----------
    shape : sequence of int
        Dense (D, M) or convolution (F, C, HH, WW).
    rng : numpy.random.Generator
        The only source of randomness.

    Returns
    -------
    w : ndarray, float64

    Raises
    ------
    ValueError
        If shape has fewer than two axes or an empty one, or rng is not a generator.

    Notes
    -----
    A unit sums fan_in products, each of the variance var(x) / fan_in. Lectures call this one "standard".

    References
    ----------
    .. [1] LeCun, Bottou, Orr and Mueller, "Efficient backprop", in Neural networks: tricks of the trade, 1998,
       section 4.6.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.initializers.lecun import lecun_normal
    >>> lecun_normal((400, 300), np.random.default_rng(0)).std().round(3)
    np.float64(0.05)
    """
    fan_in, _ = fans(shape)
    return small_normal(shape, math.sqrt(1 / fan_in), rng)
