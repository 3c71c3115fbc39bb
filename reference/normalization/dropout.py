"""Inverted dropout."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from reference._shared.arrays import as_float, as_number, as_upstream, require_generator, require_mode


def dropout_forward(
    x: np.ndarray, dropout_param: Mapping[str, Any], rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Keep every entry with probability p and enlarge what is kept, so that the mean stays.

        out = x * mask,   mask = 1/p with probability p, else 0; at test out = x

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
        mask, already scaled; all ones at test.

    Raises
    ------
    ValueError
        If p is outside (0, 1], mode is neither train nor test, or rng is not a generator.

    Notes
    -----
    p is what is kept, as in the lectures; some frameworks name the fraction that is dropped.

    References
    ----------
    .. [1] Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, "Dropout: a simple way to prevent
       neural networks from overfitting", JMLR 2014, section 10.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.normalization.dropout import dropout_forward
    >>> out, _ = dropout_forward(np.ones(1000), {"p": 0.25, "mode": "train"}, np.random.default_rng(0))
    >>> np.unique(out)
    array([0., 4.])
    """
    x = as_float("x", x)
    mask = dropout_mask(x.shape, dropout_param, rng)
    scaled = np.ones_like(x) if mask is None else (mask / dropout_param["p"]).astype(x.dtype)
    return x * scaled, scaled


def dropout_backward(dout: np.ndarray, cache: np.ndarray) -> np.ndarray:
    """Pass the gradient to the entries that were kept, enlarged alike.

        dx = dout * mask

    Parameters
    ----------
    dout : ndarray, shape of x
        Upstream gradient.
    cache : ndarray
        mask, already scaled, from the forward pass.

    Returns
    -------
    dx : ndarray, shape of x

    Raises
    ------
    ValueError
        If dout has another shape than the output.

    Notes
    -----
    The mask of the forward pass, not a new one.

    References
    ----------
    .. [1] Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, "Dropout: a simple way to prevent
       neural networks from overfitting", JMLR 2014.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.normalization.dropout import dropout_backward
    >>> dropout_backward(np.array([3.0, 5.0]), np.array([0.0, 2.0]))
    array([ 0., 10.])
    """
    mask = cache
    dx: np.ndarray = as_upstream(dout, mask.shape) * mask
    return dx


def dropout_mask(
    shape: tuple[int, ...], dropout_param: Mapping[str, Any], rng: np.random.Generator
) -> np.ndarray | None:
    """Draw which entries are kept in training; nothing to draw at test."""
    keep = as_number("p", dropout_param.get("p"))
    if not 0 < keep <= 1:
        raise ValueError(f"p, the probability to keep, must be in (0, 1]. Received: {keep}")
    require_generator(rng)
    return rng.random(shape) < keep if require_mode(dropout_param) == "train" else None
