"""Newton's step: to the minimum of the local quadratic."""

import numpy as np

from reference._shared.arrays import as_float, require_shape
from reference.optimizers.arguments import optimizer_arrays


def newton_step(w: np.ndarray, g: np.ndarray, H: np.ndarray) -> np.ndarray:
    """Go where the quadratic with this gradient and curvature has its stationary point.

        w - H^-1 g

    Parameters
    ----------
    w : ndarray, any shape of D entries
        Weights. Integers are computed in float64.
    g : ndarray, shape of w
        Gradient at w.
    H : ndarray, shape (D, D)
        Hessian at w, with an inverse.

    Returns
    -------
    w : ndarray, shape and dtype of w

    Raises
    ------
    ValueError
        If a shape does not fit, or H is not finite or has no inverse to working precision.

    Notes
    -----
    The equations H step = g are solved; an explicit inverse costs more and loses digits. Where H is not positive
    definite the stationary point is a saddle or a maximum.

    References
    ----------
    .. [1] Nocedal and Wright, "Numerical optimization", second edition, 2006, section 2.2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.optimizers.newton_step import newton_step
    >>> newton_step(np.array([1.0, 1.0]), np.array([4.0, 200.0]), np.array([[2.0, 0.0], [0.0, 100.0]]))
    array([-1., -1.])
    """
    w, g = _weights_and_gradient(w, g)
    H = as_float("H", H)
    require_shape("H", H, (w.size, w.size))
    if not np.isfinite(H).all():
        raise ValueError(f"H must be finite. Received: {H}")
    if w.size and np.linalg.matrix_rank(H) < w.size:
        raise ValueError(f"H must have an inverse. Received: rank {np.linalg.matrix_rank(H)} of {w.size}")
    step = np.linalg.solve(H.astype(np.float64), g.reshape(-1).astype(np.float64))
    return np.asarray((w - step.reshape(w.shape)).astype(w.dtype))


def _weights_and_gradient(w: np.ndarray, g: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    g = as_float("g", g)
    require_shape("g", g, np.shape(w))
    return optimizer_arrays(w, g)
