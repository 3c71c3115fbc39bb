"""Slant images at random."""

import numpy as np

from reference._shared.arrays import require_generator
from reference.data.arguments import as_images, as_nonnegative
from reference.data.sampling import sample_affine


def shear(x: np.ndarray, rng: np.random.Generator, max_shear: float = 0.1) -> np.ndarray:
    """Slant each image sideways by an amount of its own; the row in the middle stays.

        out[n, c, i, j] = x[n, c, i, j - k * (i - (H - 1) / 2)],   k drawn from U(-max_shear, max_shear)

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
        Integers are computed in float64.
    rng : numpy.random.Generator
        The only source of randomness.
    max_shear : float, default 0.1
        Columns a row: the tangent of the largest angle. At least 0.

    Returns
    -------
    out : ndarray, shape of x
        float32 for float32, otherwise float64; a new array.

    Raises
    ------
    ValueError
        If x isn't (N, C, H, W), max_shear is negative, or rng isn't a generator.

    Notes
    -----
    A positive shear moves what is below the middle to the right. Between pixels the image is read bilinearly,
    and beyond its border the nearest pixel goes on.

    References
    ----------
    .. [1] Simard, Steinkraus and Platt, "Best practices for convolutional neural networks applied to visual
       document analysis", ICDAR 2003, section 2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.data.shear import shear
    >>> x = np.zeros((20, 1, 3, 5))
    >>> x[..., 2] = 1  # an upright line
    >>> out = shear(x, np.random.default_rng(0), max_shear=1)
    >>> np.array_equal(out[:, 0, 1], x[:, 0, 1]), np.allclose(out[:, 0, 0], out[:, 0, 2, ::-1])
    (True, True)
    """
    x = as_images(x)
    require_generator(rng)
    max_shear = as_nonnegative("max_shear", max_shear)
    slant = rng.uniform(-max_shear, max_shear, len(x))
    matrices = np.tile(np.eye(2), (len(x), 1, 1))
    matrices[:, 1, 0] = -slant
    return sample_affine(x, matrices)
