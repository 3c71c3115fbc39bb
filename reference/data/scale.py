"""Enlarge or shrink images at random."""

import numpy as np

from reference._shared.arrays import as_number, require_generator
from reference.data.arguments import as_images
from reference.data.sampling import sample_affine


def scale(x: np.ndarray, rng: np.random.Generator, low: float = 0.9, high: float = 1.1) -> np.ndarray:
    """Enlarge each image about its centre by a factor of its own; its size in pixels stays.

        out[n, c, p] = x[n, c, centre + (p - centre) / s],   s drawn from U(low, high)

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
        Integers are computed in float64.
    rng : numpy.random.Generator
        The only source of randomness.
    low, high : float, default 0.9 and 1.1
        Bounds of the factor, 0 < low <= high; above 1 enlarges.

    Returns
    -------
    out : ndarray, shape of x
        float32 for float32, otherwise float64; a new array.

    Raises
    ------
    ValueError
        If x isn't (N, C, H, W), 0 < low <= high doesn't hold, or rng isn't a generator.

    Notes
    -----
    Height and width share the factor, so that shapes stay. Between pixels the image is read bilinearly, and
    beyond its border the nearest pixel goes on.

    References
    ----------
    .. [1] Simard, Steinkraus and Platt, "Best practices for convolutional neural networks applied to visual
       document analysis", ICDAR 2003, section 2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.data.scale import scale
    >>> x = np.array([[[[0.0, 4.0, 8.0, 4.0, 0.0]]]])
    >>> scale(x, np.random.default_rng(0), low=2, high=2)
    array([[[[4., 6., 8., 6., 4.]]]])
    """
    x = as_images(x)
    require_generator(rng)
    low, high = as_number("low", low), as_number("high", high)
    if not 0 < low <= high:
        raise ValueError(f"low and high must be 0 < low <= high. Received: {low} and {high}")
    factor = rng.uniform(low, high, len(x))
    return sample_affine(x, np.eye(2) / factor[:, None, None])
