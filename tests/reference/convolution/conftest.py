from collections.abc import Callable
from typing import Any

import pytest

from reference import find


@pytest.fixture
def implementation() -> Callable[[str], Callable[..., Any]]:
    """Return how to get an implementation by name; other implementations of the same names are put in here."""
    return find
