"""Central differences, coordinate by coordinate."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np


def away_from_kinks(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw numbers of both signs that are no closer to zero than 0.2."""
    return rng.choice([-1.0, 1.0], shape) * rng.uniform(0.2, 2, shape)


def contracted_differences(evaluate: Callable[[np.ndarray], Any], x: np.ndarray, upstream: Any) -> np.ndarray:
    """Difference the outputs, then contract: differencing a large sum would lose digits."""
    gradient = np.empty_like(x)
    for index in np.ndindex(x.shape):
        step = 1e-5 * max(1, abs(x[index]))
        above, below = x.copy(), x.copy()
        above[index] += step
        below[index] -= step
        gradient[index] = np.sum((evaluate(above) - evaluate(below)) / (2 * step) * upstream)
    return gradient
