"""How many numbers a unit reads, and how many units read it."""

import math
from collections.abc import Sequence
from numbers import Integral
from typing import Any


def fans(shape: Sequence[int]) -> tuple[int, int]:
    """Count the connections into and out of a unit of a layer.

        dense (D, M):       fan_in = D,           fan_out = M
        conv (F, C, HH, WW): fan_in = C * HH * WW, fan_out = F * HH * WW

    Parameters
    ----------
    shape : sequence of int
        Shape of the weights, two axes or more, each of positive size. From three axes on it is a convolution's, with
        the receptive field from the third axis on.

    Returns
    -------
    fan_in, fan_out : int

    Raises
    ------
    ValueError
        If shape has fewer than two axes, or an axis of no positive integer size.

    Notes
    -----
    Dense weights are (inputs, outputs) and convolution weights (filters, channels, ...): their first axes mean
    opposite things.

    References
    ----------
    .. [1] Glorot and Bengio, "Understanding the difficulty of training deep feedforward networks",
       AISTATS 2010.

    Examples
    --------
    >>> from reference.initializers.fans import fans
    >>> fans((784, 500)), fans((16, 3, 5, 5))
    ((784, 500), (75, 400))
    """
    sizes = as_shape(shape)
    if len(sizes) < 2 or 0 in sizes:
        raise ValueError(f"shape must have at least two axes of positive size. Received: {shape!r}")
    if len(sizes) == 2:
        return sizes[0], sizes[1]
    field = math.prod(sizes[2:])
    return sizes[1] * field, sizes[0] * field


def as_shape(shape: Any) -> tuple[int, ...]:
    """Return the sizes of the axes as a tuple; a single number is one axis."""
    try:
        sizes = (shape,) if isinstance(shape, Integral) else tuple(shape)
    except TypeError as error:
        raise ValueError(f"shape must be integers of at least 0. Received: {shape!r}") from error
    if not all(isinstance(size, Integral) and int(size) >= 0 for size in sizes):
        raise ValueError(f"shape must be integers of at least 0. Received: {shape!r}")
    return tuple(int(size) for size in sizes)
