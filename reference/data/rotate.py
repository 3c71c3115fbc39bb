"""Turn images at random."""

import numpy as np

from reference._shared.arrays import require_generator
from reference.data.arguments import as_images, as_nonnegative
from reference.data.sampling import sample_affine


def rotate(x: np.ndarray, rng: np.random.Generator, max_degrees: float = 15) -> np.ndarray:
    """Turn each image about its centre by an angle of its own.

        out[n, c, p] = x[n, c, centre + R (p - centre)],   p = (row, column)
        R = [[cos t, sin t], [-sin t, cos t]],   t drawn from U(-max_degrees, max_degrees)

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
        Integers are computed in float64.
    rng : numpy.random.Generator
        The only source of randomness.
    max_degrees : float, default 15
        At least 0.

    Returns
    -------
    out : ndarray, shape of x
        float32 for float32, otherwise float64; a new array.

    Raises
    ------
    ValueError
        If x isn't (N, C, H, W), max_degrees is negative, or rng isn't a generator.

    Notes
    -----
    A positive angle turns what is seen counter-clockwise: rows count downwards. Between pixels the image is read
    bilinearly, and beyond its border the nearest pixel goes on.

    References
    ----------
    .. [1] Simard, Steinkraus and Platt, "Best practices for convolutional neural networks applied to visual
       document analysis", ICDAR 2003, section 2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.data.rotate import rotate
    >>> x = np.zeros((200, 1, 9, 9))
    >>> x[:, :, 4, 8] = 1  # a mark at three o'clock
    >>> out = rotate(x, np.random.default_rng(0), max_degrees=45)
    >>> sorted({int(row) for row in out[:, 0].sum(axis=2).argmax(axis=1)})
    [1, 2, 3, 4, 5, 6, 7]
    """
    x = as_images(x)
    require_generator(rng)
    most = np.radians(as_nonnegative("max_degrees", max_degrees))
    angle = rng.uniform(-most, most, len(x))
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return sample_affine(x, turn.transpose(2, 0, 1))
