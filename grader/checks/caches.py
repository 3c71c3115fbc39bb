"""Caches: a backward takes everything from the cache it is handed.

A network calls every layer forward before it calls any backward, and one kind of layer several times: what forward
leaves in a global variable belongs to the wrong layer by then.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from grader.ask import Ask
from grader.checks import common
from grader.compare import close
from grader.oracle import forward_arguments
from grader.sandbox.wire import Rng
from grader.spec import Case, Check, Exercise, Mismatch, Observation

_FRESH = "right after its forward"


def own_cache(exercise: Exercise) -> Iterator[Check]:
    """Forward runs on other inputs before backward is called with the first cache."""
    forward = exercise.backward_of
    if forward is None:
        return
    samples = common.sized(exercise)

    def observe(ask: Ask, case: Case) -> Observation:
        def run(arguments: Mapping[str, Any]) -> Any:
            return ask.call(forward.name, forward_arguments(arguments)).cache

        dout = ask.oracle.upstream(forward, case)
        seen = {_FRESH: dict(ask.gradients(exercise, case))}
        for when, between in meanwhile(case):
            cache = run(case.arguments)  # a new one each time: a backward may use its cache up
            run(between)
            seen[when] = dict(ask.call(exercise.name, {"dout": dout, "cache": cache}))
            if not close(seen[when], seen[_FRESH]):
                break
        return seen

    def meanwhile(case: Case) -> Iterator[tuple[str, Mapping[str, Any]]]:
        moved = {name: _moved(value) for name, value in case.arguments.items()}
        yield f"when {forward.name} was called on other numbers in between", moved
        for other in (samples[1], samples[-1]):
            yield f"when {forward.name} was called on {other.name!r} in between", other.arguments

    def judge(ask: Ask, case: Case, seen: Observation) -> Mismatch | None:
        for when, gradients in seen.items():
            for name, value in gradients.items():
                if not close(value, seen[_FRESH][name]):
                    detail = {"output": name, "got": value, "expected": seen[_FRESH][name]}
                    return Mismatch(f"{name} is another one {when}", detail)
        return None

    yield Check(
        name=f"{exercise.name}/own_cache",
        exercise=exercise,
        family="caches",
        claim=f"{exercise.name} takes what it needs from the cache it is given, whatever ran in between",
        points=exercise.points.get("own_cache", 1),
        cases=lambda seed: samples[:1],
        observe=observe,
        judge=judge,
        needs=common.answers(exercise),
        uses=exercise.uses,
    )


def _moved(value: Any) -> Any:
    """Other legal numbers of the same shape; settings stay."""
    if isinstance(value, Rng):
        return Rng(value.seed + 1)
    if isinstance(value, np.ndarray) and value.ndim:
        return -value[::-1]
    return value
