"""The Gaussian error linear unit, in its exact form and in the tanh form."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from reference._jit import kernel
from reference._shared.arrays import as_float, as_upstream


def gelu_forward(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Weigh every entry by the probability that a standard normal number is below it.

        out = x * Phi(x),   Phi(x) = (1 + erf(x / sqrt(2))) / 2

    Parameters
    ----------
    x : ndarray, any shape, any finite value
        Integers are computed in float64.

    Returns
    -------
    out : ndarray, shape of x
    cache : ndarray
        x

    Raises
    ------
    ValueError
        If x is not an array of real numbers.

    Notes
    -----
    Phi(x) is computed as erfc(-x / sqrt(2)) / 2, which keeps its digits where 1 + erf cancels.

    References
    ----------
    .. [1] Hendrycks and Gimpel, "Gaussian error linear units", 2016.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.activations.gelu import gelu_forward
    >>> gelu_forward(np.array([-1.0, 0.0, 1.0]))[0].round(4)
    array([-0.1587,  0.    ,  0.8413])
    """
    x = as_float("x", x)
    return x * _normal_cdf(x), x


def gelu_backward(dout: np.ndarray, cache: np.ndarray) -> np.ndarray:
    """Pass the gradient through the Gaussian error linear unit.

        dx = dout * (Phi(x) + x * phi(x)),   phi(x) = exp(-x**2 / 2) / sqrt(2 pi)

    Parameters
    ----------
    dout : ndarray, shape of x
        Upstream gradient.
    cache : ndarray
        x, from the forward pass.

    Returns
    -------
    dx : ndarray, shape of x

    Raises
    ------
    ValueError
        If dout has another shape than x.

    Notes
    -----
    The slope is negative left of about -0.75: the function is not monotonic.

    References
    ----------
    .. [1] Hendrycks and Gimpel, "Gaussian error linear units", 2016.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.activations.gelu import gelu_backward
    >>> gelu_backward(np.array([2.0, 2.0]), np.array([0.0, 1e4]))
    array([1., 2.])
    """
    x = cache
    density = np.exp(-(x**2) / 2) / math.sqrt(2 * math.pi)
    dx: np.ndarray = as_upstream(dout, x.shape) * (_normal_cdf(x) + x * density)
    return dx


def _gelu_tanh_forward(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Approximate: out = x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x**3)))."""
    x = as_float("x", x)
    return x / 2 * (1 + _gelu_tanh(x)), x


def _gelu_tanh_backward(dout: np.ndarray, cache: np.ndarray) -> np.ndarray:
    """Differentiate the approximation, not the exact form."""
    x = cache
    bend = _gelu_tanh(x)
    inner_slope = math.sqrt(2 / math.pi) * (1 + 3 * 0.044715 * x**2)
    dx: np.ndarray = as_upstream(dout, x.shape) * ((1 + bend) / 2 + x / 2 * (1 - bend**2) * inner_slope)
    return dx


def _gelu_tanh(x: np.ndarray) -> np.ndarray:
    bend: np.ndarray = np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3))
    return bend


def _normal_cdf(x: np.ndarray) -> np.ndarray:
    out = np.empty_like(x)
    _normal_cdf_entries(x.reshape(-1), out.reshape(-1))
    return out


@kernel
def _normal_cdf_entries(x: np.ndarray, out: np.ndarray) -> None:
    """Write the probability that a standard normal number is below each entry; NumPy has no erfc."""
    for i in range(x.size):
        out[i] = math.erfc(-x[i] / math.sqrt(2.0)) / 2


VARIANTS: dict[str, dict[str, Callable[..., Any]]] = {
    "tanh form": {"gelu_forward": _gelu_tanh_forward, "gelu_backward": _gelu_tanh_backward}
}
