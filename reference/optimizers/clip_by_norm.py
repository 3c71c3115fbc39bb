"""Clipping a gradient that explodes."""

import math
from collections.abc import Sequence

import numpy as np

from reference._shared.arrays import as_float, as_number


def clip_by_norm(grads: Sequence[np.ndarray], max_norm: float) -> list[np.ndarray]:
    """Shorten a gradient to a largest length, and keep its direction.

        norm = sqrt(sum of all squares of all arrays),   grads * min(1, max_norm / norm)

    Parameters
    ----------
    grads : list of ndarray
        The gradients of all weights, any shapes; integers are computed in float64.
    max_norm : float
        Positive.

    Returns
    -------
    grads : list of ndarray
        New arrays, in the given shapes and dtypes; with the given numbers where the norm is at most max_norm.

    Raises
    ------
    ValueError
        If max_norm is not positive, or a gradient is not finite: no direction is left to keep.

    Notes
    -----
    All arrays share one norm and one factor; clipping each by its own would turn the gradient. Squares are
    taken relative to the largest entry, so that none overflows.

    References
    ----------
    .. [1] Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks", ICML 2013,
       algorithm 1.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.optimizers.clip_by_norm import clip_by_norm
    >>> clip_by_norm([np.array([3.0]), np.array([[0.0, 4.0]])], max_norm=1)  # the norm is 5
    [array([0.6]), array([[0. , 0.8]])]
    """
    arrays = [as_float(f"grads[{i}]", each) for i, each in enumerate(grads)]
    max_norm = as_number("max_norm", max_norm)
    if max_norm <= 0:
        raise ValueError(f"max_norm must be positive. Received: {max_norm}")
    for i, array in enumerate(arrays):
        if not np.isfinite(array).all():
            raise ValueError(f"grads[{i}] must be finite. Received: {array}")
    largest = max((float(np.abs(array).max(initial=0)) for array in arrays), default=0.0)
    if largest == 0:
        return arrays
    relative = math.sqrt(sum(float(np.square(array / largest, dtype=np.float64).sum()) for array in arrays))
    if largest * relative <= max_norm:
        return arrays
    return [np.asarray(array / largest * (max_norm / relative)) for array in arrays]
