from collections.abc import Callable

import pytest

from reference.convolution import fast_conv, winograd


@pytest.fixture
def prefer(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return how to have small problems, which else go by columns, go another way where it is open to them."""

    def choose(way: str) -> None:
        monkeypatch.setattr(fast_conv, "_LARGE", 10**7 if way == "columns" else 0)
        monkeypatch.setattr(fast_conv, "_MANY", 4 if way == "winograd" else 10**7)

    return choose


@pytest.fixture(params=[1024, 40], ids=["one piece", "many pieces"])
def pieces(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Winograd's tiles treated all at once, and a few at a time with a rest."""
    monkeypatch.setattr(winograd, "_BYTES", request.param)
