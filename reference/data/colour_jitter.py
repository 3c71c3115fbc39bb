"""Change the colours of images at random."""

import numpy as np

from reference._shared.arrays import require_generator
from reference.data.arguments import as_images, as_nonnegative


def colour_jitter(x: np.ndarray, rng: np.random.Generator, strength: float = 0.1) -> np.ndarray:
    """Scale every channel of each image by a factor of its own.

        out[n, c, i, j] = f[n, c] * x[n, c, i, j],   f drawn from U(1 - strength, 1 + strength)

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
        Integers are computed in float64.
    rng : numpy.random.Generator
        The only source of randomness.
    strength : float, default 0.1
        Largest relative change, at least 0.

    Returns
    -------
    out : ndarray, shape of x
        float32 for float32, otherwise float64; a new array.

    Raises
    ------
    ValueError
        If x isn't (N, C, H, W), strength is negative, or rng isn't a generator.

    Notes
    -----
    As if the light had another colour. Nothing is clipped: which values are legal isn't known here.

    References
    ----------
    .. [1] Howard, "Some improvements on deep convolutional neural network based image classification", 2013.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.data.colour_jitter import colour_jitter
    >>> out = colour_jitter(np.ones((1, 3, 2, 2)), np.random.default_rng(0), strength=0.5)
    >>> out[0, :, 0, 0].round(4), bool((out == out[:, :, :1, :1]).all())
    (array([1.137 , 0.7698, 0.541 ]), True)
    """
    x = as_images(x)
    require_generator(rng)
    strength = as_nonnegative("strength", strength)
    factor = 1 + rng.uniform(-strength, strength, (*x.shape[:2], 1, 1))
    return np.asarray(x * factor, x.dtype)
