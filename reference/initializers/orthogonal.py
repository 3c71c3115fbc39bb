"""Orthogonal weights: a layer that turns, but does not stretch."""

from collections.abc import Sequence

import numpy as np

from reference._shared.arrays import as_number, require_generator
from reference.initializers.fans import as_shape, fans


def orthogonal(shape: Sequence[int], rng: np.random.Generator, gain: float = 1.0) -> np.ndarray:
    """Draw a matrix with orthonormal rows or columns, whichever are fewer, and scale it.

        w' w = gain**2 * I   or   w w' = gain**2 * I

    Parameters
    ----------
    shape : sequence of int
        Dense (D, M); convolutions (F, C, HH, WW) count as the matrix (F, C * HH * WW).
    rng : numpy.random.Generator
        The only source of randomness.
    gain : float, default 1.0
        Length of the rows or columns, positive; sqrt(2) makes up for a ReLU.

    Returns
    -------
    w : ndarray, float64

    Raises
    ------
    ValueError
        If shape has fewer than two axes or an empty one, rng is not a generator, or gain is not positive.

    Notes
    -----
    Q of a QR decomposition of normal numbers. Each column takes the sign of its diagonal entry of R: only then is
    every rotation and reflection equally likely, whatever the library's convention of signs.

    References
    ----------
    .. [1] Saxe, McClelland and Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep linear
       neural networks", ICLR 2014.
    .. [2] Mezzadri, "How to generate random matrices from the classical compact groups", Notices of the AMS 2007.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.initializers.orthogonal import orthogonal
    >>> w = orthogonal((2, 3), np.random.default_rng(0), gain=2)
    >>> (w @ w.T).round(12) + 0.0
    array([[4., 0.],
           [0., 4.]])
    """
    fans(shape)  # refuses what is no layer
    require_generator(rng)
    gain = as_number("gain", gain)
    if gain <= 0:
        raise ValueError(f"gain must be positive. Received: {gain}")
    sizes = as_shape(shape)
    rows, columns = sizes[0], int(np.prod(sizes[1:]))
    q, r = np.linalg.qr(rng.standard_normal((max(rows, columns), min(rows, columns))))
    q *= np.where(np.diagonal(r) < 0, -1.0, 1.0)
    matrix = q if rows >= columns else q.T
    return np.ascontiguousarray(gain * matrix).reshape(sizes)
