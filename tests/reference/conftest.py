from collections.abc import Callable
from typing import Any

import numpy as np
import pytest


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(7)


@pytest.fixture
def close() -> Callable[[Any, Any, float], None]:
    """Fail unless got has want's shape and max|got - want| <= tolerance * max|want|; nan never passes."""

    def check(got: Any, want: Any, tolerance: float) -> None:
        got, want = np.asarray(got), np.asarray(want)
        assert got.shape == want.shape
        scale = max(np.abs(want).max(initial=0.0), np.finfo(np.float64).tiny)
        assert np.abs(got.astype(np.float64) - want).max(initial=0.0) <= tolerance * scale

    return check
