"""Small numbers from a normal distribution."""

from collections.abc import Sequence

import numpy as np

from reference._shared.arrays import as_number, require_generator
from reference.initializers.fans import as_shape


def small_normal(shape: Sequence[int], std: float, rng: np.random.Generator) -> np.ndarray:
    """Draw from a normal distribution with one standard deviation for every layer.

        w ~ N(0, std**2)

    Parameters
    ----------
    shape : sequence of int
        Any, also ().
    std : float
        At least 0; 0.01 is usual.
    rng : numpy.random.Generator
        The only source of randomness.

    Returns
    -------
    w : ndarray, float64

    Raises
    ------
    ValueError
        If shape is not made of integers of at least 0, std is negative, or rng is not a generator.

    Notes
    -----
    It breaks the symmetry, but knows nothing of a layer's size: through many layers the signal dies out or
    explodes.

    References
    ----------
    .. [1] Krizhevsky, Sutskever and Hinton, "ImageNet classification with deep convolutional neural networks",
       NIPS 2012, section 5.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.initializers.small_normal import small_normal
    >>> small_normal((300, 200), 0.01, np.random.default_rng(0)).std().round(4)
    np.float64(0.01)
    """
    std = as_number("std", std)
    if std < 0:
        raise ValueError(f"std must be at least 0. Received: {std}")
    require_generator(rng)
    return np.asarray(std * rng.standard_normal(as_shape(shape)))
