"""A submission from a few lines of source, on every rung that this machine has."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator

import pytest

from grader.sandbox import isolation as rungs
from grader.sandbox.client import Limits, SandboxTarget

Submit = Callable[..., SandboxTarget]


@pytest.fixture(scope="module", params=rungs.RUNGS)
def isolation(request: pytest.FixtureRequest) -> rungs.Isolation:
    try:
        return rungs.choose(request.param)
    except rungs.IsolationError as problem:
        pytest.skip(str(problem))


@pytest.fixture
def submit(isolation: rungs.Isolation) -> Iterator[Submit]:
    started: list[SandboxTarget] = []

    def make(source: str | bytes, **limits: object) -> SandboxTarget:
        data = textwrap.dedent(source).encode() if isinstance(source, str) else source
        chosen = Limits(**{"seconds": 3.0, "load_seconds": 3.0, "memory": 2**28, "cpu": 60, **limits})  # type: ignore[arg-type]
        target = SandboxTarget("activations", data, isolation=isolation, limits=chosen)
        started.append(target)
        target.begin(chosen.seconds)
        return target

    yield make
    for target in started:
        target.close()
