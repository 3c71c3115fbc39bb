"""Dropout as first published: the network is scaled at test."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from reference._shared.arrays import as_float, as_upstream
from reference.normalization.dropout import dropout_mask


def vanilla_dropout_forward(
    x: np.ndarray, dropout_param: Mapping[str, Any], rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Keep every entry with probability p in training, scale by p at test.

        out = x * mask,   mask = 1 with probability p, else 0; at test out = p * x

    Parameters
    ----------
    x : ndarray, any shape
        Integers are computed in float64.
    dropout_param : dict
        p: probability to keep, in (0, 1]; mode: train or test.
    rng : numpy.random.Generator
        The only source of randomness; not used at test.

    Returns
    -------
    out : ndarray, shape of x
    cache : ndarray, shape of x
        The factor of every entry: the mask in training, p at test.

    Raises
    ------
    ValueError
        If p is outside (0, 1], mode is neither train nor test, or rng is not a generator.

    Notes
    -----
    The expected output is p * x in both modes. The inverted form moves the factor to training.

    References
    ----------
    .. [1] Hinton, Srivastava, Krizhevsky, Sutskever and Salakhutdinov, "Improving neural networks by
       preventing co-adaptation of feature detectors", 2012.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.normalization.vanilla_dropout import vanilla_dropout_forward
    >>> options = {"p": 0.25, "mode": "test"}
    >>> vanilla_dropout_forward(np.array([2.0, 4.0]), options, np.random.default_rng(0))[0]
    array([0.5, 1. ])
    """
    x = as_float("x", x)
    mask = dropout_mask(x.shape, dropout_param, rng)
    factor = np.full_like(x, dropout_param["p"]) if mask is None else mask.astype(x.dtype)
    return x * factor, factor


def vanilla_dropout_backward(dout: np.ndarray, cache: np.ndarray) -> np.ndarray:
    """Multiply the gradient by the factors of the forward pass.

        dx = dout * factor

    Parameters
    ----------
    dout : ndarray, shape of x
        Upstream gradient.
    cache : ndarray
        The factor of every entry, from the forward pass.

    Returns
    -------
    dx : ndarray, shape of x

    Raises
    ------
    ValueError
        If dout has another shape than the output.

    Notes
    -----
    Zero or one in training, p at test.

    References
    ----------
    .. [1] Hinton, Srivastava, Krizhevsky, Sutskever and Salakhutdinov, "Improving neural networks by
       preventing co-adaptation of feature detectors", 2012.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.normalization.vanilla_dropout import vanilla_dropout_backward
    >>> vanilla_dropout_backward(np.array([3.0, 5.0]), np.array([0.0, 1.0]))
    array([0., 5.])
    """
    factor = cache
    dx: np.ndarray = as_upstream(dout, factor.shape) * factor
    return dx
