"""What the sandbox costs. Off by default; measured with::

pytest tests/benchmarks --benchmark-only --benchmark-columns=min,median,max
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from grader.sandbox.client import Limits, SandboxTarget
from grader.sandbox.isolation import available, choose
from grader.target import LocalTarget

SOURCE = b"import numpy as np\ndef relu_forward(x):\n    return np.maximum(x, 0), x\n"
RUNGS = available()


def sandbox(rung: str) -> SandboxTarget:
    return SandboxTarget("activations", SOURCE, isolation=choose(rung, allow_weaker=True), limits=Limits())


@pytest.fixture(params=RUNGS)
def rung(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def target(rung: str) -> Iterator[SandboxTarget]:
    opened = sandbox(rung)
    yield opened
    opened.close()


def test_call_with_a_small_array(benchmark: Any, target: SandboxTarget) -> None:
    target.begin(600)
    reply = benchmark(target.call, "relu_forward", [np.ones((3, 4))], opaque=True, discard=True)
    assert reply.outcome == "returned"
    np.testing.assert_array_equal(reply.value[0], np.ones((3, 4)))


def test_call_with_a_megabyte(benchmark: Any, target: SandboxTarget) -> None:
    target.begin(600)
    reply = benchmark(target.call, "relu_forward", [np.ones((128, 1024))], opaque=True, discard=True)
    assert reply.value[0].shape == (128, 1024)


def test_worker_ready_and_file_loaded(benchmark: Any, rung: str) -> None:
    def start() -> str:
        fresh = sandbox(rung)
        outcome = fresh.load().outcome
        fresh.close()
        return outcome

    assert benchmark.pedantic(start, rounds=15, warmup_rounds=1) == "returned"


def test_practice_call(benchmark: Any) -> None:
    local = LocalTarget({"relu_forward": lambda x: (np.maximum(x, 0), x)})
    local.begin(600)
    reply = benchmark(local.call, "relu_forward", [np.ones((3, 4))], opaque=True, discard=True)
    assert reply.outcome == "returned"
