"""Add noise to images."""

import numpy as np

from reference._shared.arrays import require_generator
from reference.data.arguments import as_images, as_nonnegative


def noise(x: np.ndarray, rng: np.random.Generator, std: float = 0.05) -> np.ndarray:
    """Add a normal number of its own to every value.

        out = x + std * z,   z drawn from N(0, 1)

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
        Integers are computed in float64.
    rng : numpy.random.Generator
        The only source of randomness.
    std : float, default 0.05
        Standard deviation, in the units of x, at least 0.

    Returns
    -------
    out : ndarray, shape of x
        float32 for float32, otherwise float64; a new array.

    Raises
    ------
    ValueError
        If x isn't (N, C, H, W), std is negative, or rng isn't a generator.

    Notes
    -----
    Nothing is clipped: which values are legal isn't known here.

    References
    ----------
    .. [1] Bishop, "Training with noise is equivalent to Tikhonov regularization", Neural Computation 7, 1995.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.data.noise import noise
    >>> out = noise(np.zeros((1, 1, 100, 100)), np.random.default_rng(0), std=0.5)
    >>> round(float(out.std()), 2)
    0.5
    """
    x = as_images(x)
    require_generator(rng)
    std = as_nonnegative("std", std)
    return np.asarray(x + std * rng.standard_normal(x.shape), x.dtype)
