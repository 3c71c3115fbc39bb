"""Layer-sequential unit variance: weights scaled by what the data make of them."""

import math
from collections.abc import Sequence

import numpy as np

from reference._shared.arrays import as_float, as_number, require_axes, require_generator, require_shape
from reference.initializers.orthogonal import orthogonal


def lsuv(
    weights: Sequence[np.ndarray],
    x: np.ndarray,
    rng: np.random.Generator,
    tol: float = 0.1,
    max_iter: int = 10,
) -> list[np.ndarray]:
    """Draw every layer orthonormal, then scale it until the variance of its outputs on x is 1.

        w <- w / sqrt(var(h w))   until abs(var(h w) - 1) < tol,   then h <- max(0, h w)

    Parameters
    ----------
    weights : list of ndarray, shapes (D, M)
        Dense layers in order. Their shapes and dtypes count, their numbers don't.
    x : ndarray, shape (N, D)
        Samples, at least two.
    rng : numpy.random.Generator
        The only source of randomness.
    tol : float, default 0.1
        How far the variance may be from 1, positive.
    max_iter : int, default 10
        At most so many scalings a layer, at least 1.

    Returns
    -------
    weights : list of ndarray
        New arrays, in the given shapes and dtypes.

    Raises
    ------
    ValueError
        If a shape does not fit, tol or max_iter is out of range, rng is not a generator, or the outputs of a
        layer do not vary.

    Notes
    -----
    The variance is that of all outputs of a layer together, before the ReLU that follows. A layer is linear, so
    that one scaling is enough but for rounding.

    References
    ----------
    .. [1] Mishkin and Matas, "All you need is a good init", ICLR 2016, algorithm 1.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.initializers.lsuv import lsuv
    >>> x = np.array([[5.0, 1.0], [-3.0, 9.0], [0.0, 2.0]])
    >>> (w,) = lsuv([np.empty((2, 4))], x, np.random.default_rng(0))
    >>> (x @ w).var().round(9)
    np.float64(1.0)
    """
    x = as_float("x", x).astype(np.float64)
    require_axes("x", x, "N, D")
    require_generator(rng)
    tol = as_number("tol", tol)
    if tol <= 0:
        raise ValueError(f"tol must be positive. Received: {tol}")
    if not isinstance(max_iter, int) or max_iter < 1:
        raise ValueError(f"max_iter must be an integer of at least 1. Received: {max_iter!r}")
    layers = _layers(weights, x.shape[1])
    for i, given in enumerate(layers):
        w = _unit_variance(orthogonal(given.shape, rng), x, tol, max_iter, f"weights[{i}]")
        layers[i] = w.astype(given.dtype)
        x = np.maximum(x @ layers[i], 0)
    return layers


def _layers(weights: Sequence[np.ndarray], inputs: int) -> list[np.ndarray]:
    """Copy the weights, each of which must read as many numbers as the one before writes."""
    layers = [as_float(f"weights[{i}]", w) for i, w in enumerate(weights)]
    for i, w in enumerate(layers):
        require_axes(f"weights[{i}]", w, "D, M")
        require_shape(f"weights[{i}]", w, (inputs, w.shape[1]))
        inputs = w.shape[1]
    return layers


def _unit_variance(w: np.ndarray, h: np.ndarray, tol: float, max_iter: int, name: str) -> np.ndarray:
    """Scale weights until the outputs on h vary by 1."""
    for _ in range(max_iter):
        variance = float((h @ w).var()) if len(h) else 0.0
        if abs(variance - 1) < tol:
            break
        if not variance > 0 or math.isinf(variance):
            raise ValueError(f"x must make the outputs of {name} vary. Received: variance {variance}")
        w = w / math.sqrt(variance)
    return w
