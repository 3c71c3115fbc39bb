"""He's initialization: twice the variance, since a rectifier takes half of it away."""

import math
from collections.abc import Sequence

import numpy as np

from reference.initializers.fans import fans
from reference.initializers.small_normal import small_normal
from reference.initializers.uniform import uniform


def he_normal(shape: Sequence[int], rng: np.random.Generator) -> np.ndarray:
    """Draw normal weights that keep the mean square of a signal through ReLU layers.

        w ~ N(0, 2 / fan_in)

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
    Outputs before a ReLU are symmetric around zero, so that half of their mean square passes.

    References
    ----------
    .. [1] He, Zhang, Ren and Sun, "Delving deep into rectifiers", ICCV 2015, section 2.2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.initializers.he import he_normal
    >>> he_normal((800, 300), np.random.default_rng(0)).std().round(3)
    np.float64(0.05)
    """
    fan_in, _ = fans(shape)
    return small_normal(shape, math.sqrt(2 / fan_in), rng)


def he_uniform(shape: Sequence[int], rng: np.random.Generator) -> np.ndarray:
    """Draw uniform weights of the same variance as `he_normal`.

        w ~ U(-bound, bound),   bound = sqrt(6 / fan_in)

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
    The variance is bound**2 / 3 = 2 / fan_in.

    References
    ----------
    .. [1] He, Zhang, Ren and Sun, "Delving deep into rectifiers", ICCV 2015, section 2.2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.initializers.he import he_uniform
    >>> abs(he_uniform((600, 200), np.random.default_rng(0))).max().round(3)
    np.float64(0.1)
    """
    fan_in, _ = fans(shape)
    return uniform(shape, math.sqrt(6 / fan_in), rng)


def he_average_normal(shape: Sequence[int], rng: np.random.Generator) -> np.ndarray:
    """Draw normal weights with twice Xavier's variance: both directions, and the rectifier.

        w ~ N(0, 4 / (fan_in + fan_out))

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
    It is 2 over the average of the fans. Where they are equal, it is `he_normal`.

    References
    ----------
    .. [1] He, Zhang, Ren and Sun, "Delving deep into rectifiers", ICCV 2015, section 2.2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.initializers.he import he_average_normal
    >>> he_average_normal((1000, 600), np.random.default_rng(0)).std().round(3)
    np.float64(0.05)
    """
    return small_normal(shape, math.sqrt(4 / sum(fans(shape))), rng)
