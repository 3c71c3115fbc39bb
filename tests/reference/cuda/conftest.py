import sys
from collections.abc import Callable
from typing import Any

import pytest

from reference import find

from .device import INSTALLED, SIMULATED

collect_ignore = [] if INSTALLED else ["test_tiles.py", "test_compiled.py"]  # they import the kernels


@pytest.fixture
def implementation() -> Callable[[str], Callable[..., Any]]:
    """Return how to get the CUDA twin of a name; a test of a name without one is skipped."""

    def twin(name: str) -> Callable[..., Any]:
        try:
            return find(name, backend="cuda")
        except KeyError:
            pytest.skip(f"{name} has no CUDA twin")

    return twin


@pytest.fixture(autouse=True, scope="session")
def brisk_simulator():
    """Let simulated threads take turns every 0.1 ms: its scheduler would otherwise hold them up for 5 ms each time."""
    before = sys.getswitchinterval()
    if SIMULATED:
        sys.setswitchinterval(1e-4)
    yield
    sys.setswitchinterval(before)
