"""L-BFGS: Newton's method with a curvature learned from the last few steps."""

from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from reference._shared.arrays import as_float, require_shape
from reference.optimizers.arguments import as_count
from reference.optimizers.line_search import wolfe_step

_Pair = tuple[np.ndarray, np.ndarray]


def lbfgs(
    f: Callable[[np.ndarray], tuple[Any, Any]], w: np.ndarray, m: int = 10, steps: int = 100
) -> np.ndarray:
    """Minimise a function of its value and gradient, keeping the last m steps instead of a Hessian.

        w <- w - a * H g,   H from the pairs s = change of w, y = change of g, such that H y = s

    Parameters
    ----------
    f : callable
        ``f(w) -> (value, gradient)``; smooth. Called with new arrays in the shape and dtype of w.
    w : ndarray, any shape
        Where to start. Integers are computed in float64.
    m : int, default 10
        Pairs kept, at least 1.
    steps : int, default 100
        At most so many steps, at least 0; fewer when the gradient is zero or rounding ends the descent.

    Returns
    -------
    w : ndarray, shape and dtype of w

    Raises
    ------
    ValueError
        If m or steps are not such integers, the gradient has another shape, or f is not finite at the start.

    Notes
    -----
    Every step is along a descent direction, with its length a from a line search for the strong Wolfe conditions;
    a = 1 is tried first. On a quadratic of D weights about D steps are enough.

    References
    ----------
    .. [1] Nocedal, "Updating quasi-Newton matrices with limited storage", Mathematics of Computation 1980.
    .. [2] Nocedal and Wright, "Numerical optimization", second edition, 2006, algorithms 7.4 and 7.5.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.optimizers.lbfgs import lbfgs
    >>> def valley(w):
    ...     return w[0] ** 2 + 100 * (w[1] - 3) ** 2, np.array([2 * w[0], 200 * (w[1] - 3)])
    >>> lbfgs(valley, np.array([5.0, -1.0])).round(9) + 0.0
    array([0., 3.])
    """
    w = as_float("w", w)
    m, steps = as_count("m", m, at_least=1), as_count("steps", steps, at_least=0)
    x = w.reshape(-1).astype(np.float64)
    value, gradient = _evaluated(f, x, w)
    if not (np.isfinite(value) and np.isfinite(gradient).all()):
        raise ValueError(f"f must be finite where it starts. Received: value {value}, gradient {gradient}")
    pairs: deque[_Pair] = deque(maxlen=m)
    for _ in range(steps):
        if not gradient @ gradient > 0:  # a minimum, or so close that squares underflow
            break
        reached, lower, next_gradient = _one_step(f, w, x, value, gradient, pairs)
        if lower >= value and next_gradient @ next_gradient >= gradient @ gradient:
            break  # only rounding is left
        s, y = reached - x, next_gradient - gradient
        x, value, gradient = reached, lower, next_gradient
        if s @ y > 1e-12 * np.linalg.norm(s) * np.linalg.norm(y):  # keeps H positive definite
            pairs.append((s, y))
    return x.reshape(w.shape).astype(w.dtype)


def two_loop_direction(gradient: np.ndarray, pairs: Iterable[_Pair]) -> np.ndarray:
    """Return -H g for the H that BFGS makes of the pairs (s, y), oldest first, without ever forming it."""
    pairs = list(pairs)
    direction = -gradient
    shares = []
    for s, y in reversed(pairs):
        shares.append(s @ direction / (s @ y))
        direction = direction - shares[-1] * y
    if pairs:
        s, y = pairs[-1]
        direction = direction * (s @ y / (y @ y))
    for (s, y), share in zip(pairs, reversed(shares), strict=True):
        direction = direction + (share - y @ direction / (s @ y)) * s
    return direction


def _one_step(
    f: Callable[..., Any],
    w: np.ndarray,
    x: np.ndarray,
    value: float,
    gradient: np.ndarray,
    pairs: deque[_Pair],
) -> tuple[np.ndarray, float, np.ndarray]:
    """Return the next weights with their value and gradient; the same weights where no step helps."""
    direction = two_loop_direction(gradient, pairs)
    if not direction @ gradient < 0:  # rounding, or overflow: start anew
        pairs.clear()
        direction = -gradient
    first = 1.0 if pairs else min(1.0, 1 / float(np.linalg.norm(gradient)))

    seen = {0.0: (x, value, gradient)}

    def along(step: float) -> tuple[float, float]:
        there = x + step * direction
        seen[step] = there, *_evaluated(f, there, w)
        return seen[step][1], float(seen[step][2] @ direction)

    noise = 4 * float(np.finfo(w.dtype).eps) * abs(value)
    return seen[wolfe_step(along, value, float(direction @ gradient), first, noise)]


def _evaluated(f: Callable[..., Any], x: np.ndarray, w: np.ndarray) -> tuple[float, np.ndarray]:
    """Call f in the shape and dtype of w; return its value and flat gradient in float64."""
    value, gradient = f(x.astype(w.dtype).reshape(w.shape))
    gradient = as_float("gradient of f", gradient)
    require_shape("gradient of f", gradient, w.shape)
    return float(value), gradient.reshape(-1).astype(np.float64)
