"""Change the contrast and the brightness of images at random."""

import numpy as np

from reference._shared.arrays import require_generator
from reference.data.arguments import as_images, as_nonnegative


def intensity(
    x: np.ndarray, rng: np.random.Generator, max_contrast: float = 0.2, max_brightness: float = 0.1
) -> np.ndarray:
    """Stretch each image's values about their mean, and shift them, by amounts of its own.

        out[n] = x[n] + k * (x[n] - mean(x[n])) + b
        k drawn from U(-max_contrast, max_contrast), b from U(-max_brightness, max_brightness)

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
        Integers are computed in float64.
    rng : numpy.random.Generator
        The only source of randomness.
    max_contrast : float, default 0.2
        Largest relative change of the contrast, at least 0.
    max_brightness : float, default 0.1
        Largest shift, in the units of x, at least 0.

    Returns
    -------
    out : ndarray, shape of x
        float32 for float32, otherwise float64; a new array.

    Raises
    ------
    ValueError
        If x isn't (N, C, H, W), a maximum is negative, or rng isn't a generator.

    Notes
    -----
    The mean is over all channels and pixels of the image. Nothing is clipped: which values are legal isn't known
    here.

    References
    ----------
    .. [1] Howard, "Some improvements on deep convolutional neural network based image classification", 2013.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.data.intensity import intensity
    >>> x = np.array([[[[0.0, 1.0]]]])
    >>> intensity(x, np.random.default_rng(0), max_contrast=0.0, max_brightness=0.5).ravel().round(4)
    array([-0.2302,  0.7698])
    """
    x = as_images(x)
    require_generator(rng)
    max_contrast = as_nonnegative("max_contrast", max_contrast)
    max_brightness = as_nonnegative("max_brightness", max_brightness)
    contrast = rng.uniform(-max_contrast, max_contrast, (len(x), 1, 1, 1))
    brightness = rng.uniform(-max_brightness, max_brightness, (len(x), 1, 1, 1))
    mean = x.mean(axis=(1, 2, 3), keepdims=True, dtype=np.float64)
    return np.asarray(x + contrast * (x - mean) + brightness, x.dtype)
