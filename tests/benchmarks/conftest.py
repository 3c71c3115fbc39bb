"""Benchmarks measure and assert little: they run when they are asked for with ``--benchmark-only``.

The option ``--benchmark-skip`` in the configuration would do the same, and would break ``pytest assignments/`` where
pytest-benchmark is not installed: students don't need it.
"""

from __future__ import annotations

from pathlib import Path

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what is below this folder, unless it is all that was asked for."""
    if config.getoption("benchmark_only", default=False):
        return
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.skip(reason="a benchmark: runs with --benchmark-only"))
