"""Shift images at random."""

import numpy as np

from reference._shared.arrays import require_generator
from reference.data.arguments import as_images, as_whole


def translate(x: np.ndarray, rng: np.random.Generator, max_shift: int = 2) -> np.ndarray:
    """Shift each image by whole pixels of its own, down or up and right or left.

        out[n, c, i, j] = x[n, c, i - down, j - right]
        down and right drawn from -max_shift, ..., max_shift

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
        Integers are computed in float64.
    rng : numpy.random.Generator
        The only source of randomness.
    max_shift : int, default 2
        In pixels, at least 0.

    Returns
    -------
    out : ndarray, shape of x
        float32 for float32, otherwise float64; a new array.

    Raises
    ------
    ValueError
        If x isn't (N, C, H, W), max_shift isn't a whole number of at least 0, or rng isn't a generator.

    Notes
    -----
    Whole pixels keep an image as sharp as it was. At the border that the image leaves, its outermost pixels are
    repeated.

    References
    ----------
    .. [1] Krizhevsky, Sutskever and Hinton, "ImageNet classification with deep convolutional neural networks",
       NIPS 2012, section 4.1.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.data.translate import translate
    >>> x = np.zeros((1, 1, 1, 5))
    >>> x[..., 2] = 1
    >>> marks = [int(translate(x, np.random.default_rng(seed), 1).argmax()) for seed in range(40)]
    >>> sorted(set(marks))
    [1, 2, 3]
    """
    x = as_images(x)
    require_generator(rng)
    max_shift = as_whole("max_shift", max_shift, 0)
    count, channels, height, width = x.shape
    down, right = rng.integers(-max_shift, max_shift, (2, count, 1, 1, 1), endpoint=True)
    rows = np.clip(np.arange(height)[:, None] - down, 0, height - 1)
    columns = np.clip(np.arange(width) - right, 0, width - 1)
    image, channel = np.arange(count)[:, None, None, None], np.arange(channels)[:, None, None]
    out: np.ndarray = x[image, channel, rows, columns]
    return out
