"""The rectifier that learns the slope of its negative side."""

import numpy as np

from reference._jit import kernel
from reference._shared.arrays import as_float, as_upstream, require_shape


def prelu_forward(
    x: np.ndarray, alpha: float | np.ndarray
) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray]]:
    """Scale negative entries by a learned slope, one for all or one for each channel.

        out = x where x > 0, else alpha * x

    Parameters
    ----------
    x : ndarray, any shape with a scalar alpha, otherwise (N, C), (N, C, L) or (N, C, H, W)
        Integers are computed in float64.
    alpha : float or ndarray, shape () or (C,)
        Slope of the negative side, of everything or of each channel.

    Returns
    -------
    out : ndarray, shape of x
    cache : tuple
        (x, alpha), alpha as an array of shape () or (C,)

    Raises
    ------
    ValueError
        If alpha is neither a scalar nor one number for each entry of axis 1 of a two- to four-dimensional x.

    Notes
    -----
    Channels are axis 1, also for (N, C) inputs. The output has x's dtype whatever alpha's is.

    References
    ----------
    .. [1] He, Zhang, Ren and Sun, "Delving deep into rectifiers", ICCV 2015.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.activations.prelu import prelu_forward
    >>> prelu_forward(np.array([[-2.0, -2.0, 3.0]]), np.array([0.0, 0.5, 0.5]))[0]
    array([[-0., -1.,  3.]])
    """
    x = as_float("x", x)
    alpha = as_float("alpha", alpha).astype(x.dtype, copy=False)
    if alpha.ndim > 0 and not 2 <= x.ndim <= 4:
        raise ValueError(f"x must have two to four axes when alpha is an array. Received: {x.shape}")
    if alpha.ndim > 0:
        require_shape("alpha", alpha, (x.shape[1],))
    return np.where(x > 0, x, _along_channels(alpha, x) * x), (x, alpha)


def prelu_backward(dout: np.ndarray, cache: tuple[np.ndarray, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Pass the gradient to the input and to the slopes.

        dx     = dout where x > 0, else alpha * dout
        dalpha = sum of dout * min(x, 0) over everything that shares the slope

    Parameters
    ----------
    dout : ndarray, shape of x
        Upstream gradient.
    cache : tuple
        (x, alpha), from the forward pass.

    Returns
    -------
    dx : ndarray, shape of x
    dalpha : ndarray, shape of alpha

    Raises
    ------
    ValueError
        If dout has another shape than x.

    Notes
    -----
    A slope's gradient is a sum, not a mean: over the batch, and over the positions of its channel.

    References
    ----------
    .. [1] He, Zhang, Ren and Sun, "Delving deep into rectifiers", ICCV 2015, equation 2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.activations.prelu import prelu_backward
    >>> dx, dalpha = prelu_backward(np.ones((2, 1)), (np.array([[-2.0], [-3.0]]), np.array([0.5])))
    >>> dx.ravel(), dalpha
    (array([0.5, 0.5]), array([-5.]))
    """
    x, alpha = cache
    dout = as_upstream(dout, x.shape)
    dx = np.where(x > 0, dout, _along_channels(alpha, x) * dout)
    sums = np.zeros(alpha.size)
    _add_channels(_by_channel(dout, alpha), _by_channel(x, alpha), sums)
    return dx, sums.reshape(alpha.shape).astype(dx.dtype)


def _along_channels(alpha: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Shape the slopes so that they broadcast along axis 1 of x."""
    return alpha.reshape(-1, *[1] * (x.ndim - 2)) if alpha.ndim else alpha


def _by_channel(values: np.ndarray, alpha: np.ndarray) -> np.ndarray:
    """View values as (samples, slopes, positions); a scalar slope sees one sample of one channel."""
    per_channel = alpha.ndim > 0 and values.size > 0
    return values.reshape(len(values), alpha.size, -1) if per_channel else values.reshape(1, 1, -1)


@kernel
def _add_channels(dout: np.ndarray, x: np.ndarray, sums: np.ndarray) -> None:
    """Add dout * min(x, 0) of every channel to its sum."""
    for n in range(x.shape[0]):
        for c in range(x.shape[1]):
            for i in range(x.shape[2]):
                if x[n, c, i] <= 0:
                    sums[c] += dout[n, c, i] * x[n, c, i]
