"""The rectifier whose negative slope is drawn at random."""

import numpy as np

from reference._shared.arrays import as_float, as_number, as_upstream, require_generator


def rrelu_forward(
    x: np.ndarray, lower: float, upper: float, rng: np.random.Generator, train: bool
) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray]]:
    """Scale negative entries by random slopes in training, by the mean slope at test.

        out = x where x > 0, else slope * x,   slope ~ U(lower, upper) or (lower + upper) / 2

    Parameters
    ----------
    x : ndarray, any shape
        Integers are computed in float64.
    lower, upper : float, lower <= upper
        Bounds of the slopes.
    rng : numpy.random.Generator
        The only source of randomness; not used at test.
    train : bool
        Whether to draw the slopes.

    Returns
    -------
    out : ndarray, shape of x
    cache : tuple
        (x, slope), slope an array of x's shape

    Raises
    ------
    ValueError
        If lower is larger than upper, or rng is not a generator.

    Notes
    -----
    The slope multiplies, as in the common frameworks; the paper divides by it. Every entry has its own draw.

    References
    ----------
    .. [1] Xu, Wang, Chen and Li, "Empirical evaluation of rectified activations in convolutional
       network", 2015.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.activations.rrelu import rrelu_forward
    >>> rrelu_forward(np.array([-2.0, 3.0]), 0.0, 0.5, np.random.default_rng(0), train=False)[0]
    array([-0.5,  3. ])
    """
    x, lower, upper = as_float("x", x), as_number("lower", lower), as_number("upper", upper)
    if lower > upper:
        raise ValueError(f"lower must be at most upper. Received: lower={lower}, upper={upper}")
    require_generator(rng)
    slope = rng.uniform(lower, upper, x.shape) if train else np.full(x.shape, (lower + upper) / 2)
    slope = slope.astype(x.dtype, copy=False)
    return np.where(x > 0, x, slope * x), (x, slope)


def rrelu_backward(dout: np.ndarray, cache: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """Scale the gradient by the slopes that the forward pass drew.

        dx = dout where x > 0, else slope * dout

    Parameters
    ----------
    dout : ndarray, shape of x
        Upstream gradient.
    cache : tuple
        (x, slope), from the forward pass.

    Returns
    -------
    dx : ndarray, shape of x

    Raises
    ------
    ValueError
        If dout has another shape than x.

    Notes
    -----
    Drawing new slopes here would differentiate another function than the one that was evaluated.

    References
    ----------
    .. [1] Xu, Wang, Chen and Li, "Empirical evaluation of rectified activations in convolutional
       network", 2015.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.activations.rrelu import rrelu_backward
    >>> rrelu_backward(np.array([4.0, 4.0]), (np.array([-2.0, 3.0]), np.array([0.25, 0.1])))
    array([1., 4.])
    """
    x, slope = cache
    dout = as_upstream(dout, x.shape)
    dx: np.ndarray = np.where(x > 0, dout, slope * dout)
    return dx
