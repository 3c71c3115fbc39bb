"""Deform images at random, smoothly."""

import numpy as np

from reference._shared.arrays import as_number, require_generator
from reference.data.arguments import as_images, as_nonnegative
from reference.data.sampling import sample_at


def elastic(x: np.ndarray, rng: np.random.Generator, alpha: float = 8.0, sigma: float = 3.0) -> np.ndarray:
    """Move every pixel of each image a little, neighbours almost alike.

        out[n, c, i, j] = x[n, c, i + alpha * dy[n, i, j], j + alpha * dx[n, i, j]]
        dy, dx = Gaussian means of noise drawn from U(-1, 1), one number a pixel

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
        Integers are computed in float64.
    rng : numpy.random.Generator
        The only source of randomness.
    alpha : float, default 8.0
        In pixels, at least 0: no pixel moves further than alpha down or up, nor right or left.
    sigma : float, default 3.0
        Standard deviation of the Gaussian in pixels, positive: small shakes, large bends.

    Returns
    -------
    out : ndarray, shape of x
        float32 for float32, otherwise float64; a new array.

    Raises
    ------
    ValueError
        If x isn't (N, C, H, W), alpha is negative, sigma isn't positive, or rng isn't a generator.

    Notes
    -----
    The Gaussian's weights sum to 1 around every pixel, at the border too. Averaging leaves little of the noise: with
    the defaults pixels move half a pixel or so. Between pixels the image is read bilinearly, and beyond its border
    the nearest pixel goes on.

    References
    ----------
    .. [1] Simard, Steinkraus and Platt, "Best practices for convolutional neural networks applied to visual
       document analysis", ICDAR 2003, section 2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.data.elastic import elastic
    >>> x = np.arange(25.0).reshape(1, 1, 5, 5)
    >>> out = elastic(x, np.random.default_rng(0), alpha=1.0, sigma=2.0)
    >>> bool(0 < np.abs(out - x).max() <= 6)  # a pixel down is 5 more, a pixel to the right 1
    True
    """
    x = as_images(x)
    require_generator(rng)
    alpha, sigma = as_nonnegative("alpha", alpha), as_number("sigma", sigma)
    if sigma <= 0:
        raise ValueError(f"sigma must be positive. Received: {sigma}")
    height, width = x.shape[2:]
    field = rng.uniform(-1, 1, (2, len(x), height, width))
    dy, dx = alpha * (gaussian_mean(height, sigma) @ field @ gaussian_mean(width, sigma).T)
    return sample_at(x, np.arange(height)[:, None] + dy, np.arange(width) + dx)


def gaussian_mean(size: int, sigma: float) -> np.ndarray:
    """Return the matrix that averages along an axis with Gaussian weights: row i has them for entry i.

    A Gaussian in two dimensions is the product of two in one, so that a matrix from the left smooths the rows'
    direction and one from the right the columns'.
    """
    distance = np.subtract.outer(np.arange(size), np.arange(size)) / sigma
    weights = np.exp(-(distance**2) / 2)
    mean: np.ndarray = weights / weights.sum(axis=1, keepdims=True)
    return mean
