"""Xavier Glorot's initialization: a compromise between the signal's way forward and the gradient's way back."""

import math
from collections.abc import Sequence

import numpy as np

from reference.initializers.fans import fans
from reference.initializers.small_normal import small_normal
from reference.initializers.uniform import uniform


def xavier_normal(shape: Sequence[int], rng: np.random.Generator) -> np.ndarray:
    """Draw normal weights with the variance between what forward and backward pass ask for.

        w ~ N(0, 2 / (fan_in + fan_out))

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
    The forward pass keeps its variance with 1 / fan_in, the backward pass with 1 / fan_out. Meant for activations
    with slope 1 at zero, such as tanh.

    References
    ----------
    .. [1] Glorot and Bengio, "Understanding the difficulty of training deep feedforward networks",
       AISTATS 2010.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.initializers.xavier import xavier_normal
    >>> xavier_normal((500, 300), np.random.default_rng(0)).std().round(3)
    np.float64(0.05)
    """
    return small_normal(shape, math.sqrt(2 / sum(fans(shape))), rng)


def xavier_uniform(shape: Sequence[int], rng: np.random.Generator) -> np.ndarray:
    """Draw uniform weights of the same variance as `xavier_normal`.

        w ~ U(-bound, bound),   bound = sqrt(6 / (fan_in + fan_out))

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
    The variance is bound**2 / 3 = 2 / (fan_in + fan_out).

    References
    ----------
    .. [1] Glorot and Bengio, "Understanding the difficulty of training deep feedforward networks",
       AISTATS 2010, equation 16.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.initializers.xavier import xavier_uniform
    >>> abs(xavier_uniform((400, 200), np.random.default_rng(0))).max().round(3)
    np.float64(0.1)
    """
    return uniform(shape, math.sqrt(6 / sum(fans(shape))), rng)
