"""Mirror images at random."""

import numpy as np

from reference._shared.arrays import as_number, require_generator
from reference.data.arguments import as_images


def flip(x: np.ndarray, rng: np.random.Generator, p: float = 0.5) -> np.ndarray:
    """Mirror each image left to right with probability p.

        out[n, c, i, j] = x[n, c, i, W - 1 - j] with probability p, else x[n, c, i, j]

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
        Integers are computed in float64.
    rng : numpy.random.Generator
        The only source of randomness.
    p : float, default 0.5
        Probability, in [0, 1].

    Returns
    -------
    out : ndarray, shape of x
        float32 for float32, otherwise float64; a new array.

    Raises
    ------
    ValueError
        If x isn't (N, C, H, W), p is outside [0, 1], or rng isn't a generator.

    Notes
    -----
    Right where the mirrored object is still one of its class: for cats, not for digits.

    References
    ----------
    .. [1] Krizhevsky, Sutskever and Hinton, "ImageNet classification with deep convolutional neural networks",
       NIPS 2012, section 4.1.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.data.flip import flip
    >>> flip(np.array([[[[1.0, 2.0, 3.0]]]]), np.random.default_rng(0), p=1)
    array([[[[3., 2., 1.]]]])
    """
    x = as_images(x)
    require_generator(rng)
    p = as_number("p", p)
    if not 0 <= p <= 1:
        raise ValueError(f"p must be in [0, 1]. Received: {p}")
    mirrored = rng.random(len(x)) < p
    x[mirrored] = x[mirrored, :, :, ::-1]
    return x
