"""The reference against plain NumPy and PyTorch, with two threads each. Off by default; measured with::

    pip install -e '.[bench]'
    pytest tests/benchmarks/test_reference.py --benchmark-only --benchmark-columns=min,median,max

One group is one function, shape and dtype. Here one side is timed after the other; `python -m
tests.benchmarks.reference` has them take turns, which is fairer on a machine with company.
"""

from __future__ import annotations

from typing import Any

import pytest

from .reference import OPERATIONS, installed_torch
from .reference_cases import DTYPES, Operation, threads

TORCH = installed_torch()
CASES = [(operation, size) for operation in OPERATIONS for size in operation.sizes]
WITHOUT_TORCH = pytest.mark.skipif(
    TORCH is None, reason="PyTorch is not installed: pip install -e '.[bench]'"
)


@pytest.mark.parametrize("side", ["ours", "numpy", pytest.param("torch", marks=WITHOUT_TORCH)])
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(
    ("operation", "size"), CASES, ids=[f"{operation.name}-{size}" for operation, size in CASES]
)
def test_operation(benchmark: Any, operation: Operation, size: str, dtype: str, side: str) -> None:
    benchmark.group = f"{operation.name}, {size}, {dtype}"
    with threads(2, TORCH):
        run = operation.runs(size, dtype, TORCH)[side]
        operation.check(size, dtype, run)
        benchmark(run)
