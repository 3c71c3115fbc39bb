"""How far apart two gradients are."""

import numpy as np

from reference._shared.arrays import as_float, require_shape


def relative_error(a: np.ndarray, b: np.ndarray) -> float:
    """Compare two arrays in proportion to their entries.

        max over i of |a_i - b_i| / max(1e-8, |a_i| + |b_i|)

    Parameters
    ----------
    a, b : ndarray, any shape, the same for both
        Two gradients, for example one by the chain rule and one by differences.

    Returns
    -------
    error : float
        0 for equal arrays, 1 where an entry has the wrong sign or is missing; nan where a or b holds nan.

    Raises
    ------
    ValueError
        If b has another shape than a.

    Notes
    -----
    An absolute difference means nothing before the size of the gradient is known. The floor of 1e-8 keeps two
    entries that are both almost zero from counting as different. Arrays without entries have error 0.

    References
    ----------
    .. [1] "CS231n: Convolutional neural networks for visual recognition", Stanford University, notes on
       gradient checks.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.backprop.relative_error import relative_error
    >>> relative_error(np.array([1.0, 3.0]), np.array([1.0, 1.0]))
    0.5
    """
    a, b = as_float("a", a).astype(np.float64), as_float("b", b).astype(np.float64)
    require_shape("b", b, a.shape)
    errors = np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))
    return float(errors.max(initial=0.0))
