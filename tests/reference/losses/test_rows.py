"""Rows of every length: quarters, halves, and what is left over."""

from __future__ import annotations

import math

import numpy as np
import pytest

from reference._shared.exponential import exp_nonpositive, exp_nonpositive_single
from reference._shared.rows import row_largest, row_total
from reference.losses.softmax_loss import softmax_loss

LENGTHS = [*range(1, 40), 63, 64, 65, 127, 128, 129, 130, 131, 255, 257, 519]


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_every_entry_counts_once(dtype: type) -> None:
    for length in LENGTHS:
        scratch, sums = np.full(length, np.nan, dtype), np.full(length, np.nan)
        for place in range(length):
            row = np.full(length, -3.0, dtype)
            row[place] = 2**-5 - 3
            assert row_largest(row, scratch) == 2**-5 - 3
            assert row_total(row, sums) == 2**-5 - 3 * length


def test_exponentials_are_as_exact_as_they_say() -> None:
    for x in [*np.linspace(-80, 0, 2001), -1e-12, -86.9]:
        assert exp_nonpositive(x) == pytest.approx(math.exp(x), rel=1e-14)
        x32 = np.float32(x)
        assert float(exp_nonpositive_single(x32)) == pytest.approx(math.exp(x32), rel=1e-6)
    assert exp_nonpositive(-1e4) == exp_nonpositive_single(np.float32(-1e4)) == 0


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_shared_rows_are_those_of_small_batches(dtype: type) -> None:
    """Enough scores for several threads give, row by row, what a few give in one."""
    rng = np.random.default_rng(0)
    x, y = (5 * rng.standard_normal((201, 1000))).astype(dtype), rng.integers(1000, size=201)
    loss, dx = softmax_loss(x, y)
    parts = [softmax_loss(x[start : start + 67], y[start : start + 67]) for start in (0, 67, 134)]
    assert loss == pytest.approx(np.mean([part for part, _ in parts]), rel=1e-12)
    np.testing.assert_allclose(dx * 3, np.vstack([grad for _, grad in parts]), rtol=3e-7)
