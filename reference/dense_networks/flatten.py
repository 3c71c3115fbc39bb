"""From arrays of any shape to one row a sample."""

import math

import numpy as np

from reference._shared.arrays import as_float, as_upstream


def flatten_forward(x: np.ndarray) -> tuple[np.ndarray, tuple[int, ...]]:
    """Lay out every sample as one row.

        out[n] = the entries of x[n] in C order

    Parameters
    ----------
    x : ndarray, shape (N, d1, ..., dk)
        Integers become float64.

    Returns
    -------
    out : ndarray, shape (N, d1 * ... * dk)
    cache : tuple of int
        The shape of x.

    Raises
    ------
    ValueError
        If x has no axis of samples.

    Notes
    -----
    The last axis runs fastest, however x lies in memory.

    References
    ----------
    .. [1] LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document recognition", 1998.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.dense_networks.flatten import flatten_forward
    >>> flatten_forward(np.zeros((2, 3, 4)))[0].shape
    (2, 12)
    """
    x = as_float("x", x)
    if x.ndim == 0:
        raise ValueError(f"x must have an axis of samples. Received: {x.shape}")
    return x.reshape(len(x), math.prod(x.shape[1:])), x.shape


def flatten_backward(dout: np.ndarray, cache: tuple[int, ...]) -> np.ndarray:
    """Give the gradient back the shape of the input.

        dx = dout, reshaped

    Parameters
    ----------
    dout : ndarray, shape (N, d1 * ... * dk)
        Upstream gradient.
    cache : tuple of int
        The shape of x, from the forward pass.

    Returns
    -------
    dx : ndarray, shape (N, d1, ..., dk)

    Raises
    ------
    ValueError
        If dout has another shape than the output.

    Notes
    -----
    Nothing was computed, so nothing is scaled: entries only move.

    References
    ----------
    .. [1] LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document recognition", 1998.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.dense_networks.flatten import flatten_backward
    >>> flatten_backward(np.zeros((2, 12)), (2, 3, 4)).shape
    (2, 3, 4)
    """
    shape = cache
    return as_upstream(dout, (shape[0], math.prod(shape[1:]))).reshape(shape)
