"""Efficiency: a function is so many times as fast as an obvious version of it.

The grader's own clock times both, the student's function in the submission's process and the obvious one in ours: what
runs beside a student's code could be slowed down by it. The best of several calls counts on either side, and no more
calls are made than are needed; how long anything took stays out of the report, which is the same each time.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from grader.ask import Ask
from grader.oracle import live
from grader.spec import Case, Check, Exercise, Mismatch, Observation

ATTEMPTS = 5


def efficiency(exercise: Exercise) -> Iterator[Check]:
    """The declared claim about time, if there is one."""
    claim = exercise.efficiency
    if claim is None:
        return

    def observe(ask: Ask, case: Case) -> Observation:
        arguments = {name: live(value) for name, value in case.arguments.items()}
        theirs = ours = float("inf")
        for attempt in range(1, ATTEMPTS + 1):
            ours = min(ours, _seconds(lambda: claim.obvious(**arguments)))
            theirs = min(theirs, _seconds(lambda: ask.call(exercise.name, case.arguments, discard=True)))
            if claim.ratio * theirs <= ours:
                return {"fast": True}
            if (
                attempt > 1 and 2 * theirs > ours
            ):  # nowhere near: calling it again costs time and changes nothing
                break
        return {"fast": False}

    def judge(ask: Ask, case: Case, seen: Observation) -> Mismatch | None:
        if seen["fast"]:
            return None
        return Mismatch(f"{exercise.name} is not {claim.ratio:g} times as fast as the obvious version", {})

    yield Check(
        name=f"{exercise.name}/efficiency",
        exercise=exercise,
        family="efficiency",
        claim=claim.claim,
        points=exercise.points.get("efficiency", claim.points),
        cases=lambda seed: (claim.case,),
        observe=observe,
        judge=judge,
        needs=(f"{exercise.name}/{exercise.values[0].name}",),
        uses=exercise.uses,
    )


def _seconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started
