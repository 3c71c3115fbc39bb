"""Efficiency: a function is so many times as fast as an obvious version of it.

The grader's own clock times both, the student's function in the submission's process and the obvious one in ours: what
runs beside a student's code could be slowed down by it. The best of several calls counts on either side, and no more
calls are made than are needed; how long anything took stays out of the report, which is the same each time.

Every call is given the case's numbers in another order, and what is timed has to be right: an answer that was
remembered from the call before, or prepared for numbers that everybody can read, or made up, takes no time at all.
"""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from grader.ask import Ask, returned
from grader.checks import common
from grader.compare import VALUES, scale_of
from grader.draw import stable_seed
from grader.oracle import live
from grader.spec import Case, Check, Exercise, Mismatch, Observation

ATTEMPTS = 5


def efficiency(exercise: Exercise) -> Iterator[Check]:
    """The declared claim about time, if there is one."""
    claim = exercise.efficiency
    if claim is None:
        return
    (output,) = returned(exercise)

    def observe(ask: Ask, case: Case) -> Observation:
        theirs = ours = float("inf")
        for attempt in range(1, ATTEMPTS + 1):
            mixed = case if attempt == 1 else shuffled(case, attempt)
            arguments = {name: live(value) for name, value in mixed.arguments.items()}
            seconds, right = _timed(functools.partial(claim.obvious, **arguments))
            ours = min(ours, seconds)
            seconds, answer = _timed(
                functools.partial(ask.call, exercise.name, mixed.arguments, discard=True)
            )
            theirs = min(theirs, seconds)
            if wrong(mixed, answer, right) is not None:
                return {"fast": False, "wrong": dict(answer), "attempt": attempt}
            if claim.ratio * theirs <= ours:
                return {"fast": True}
            if (
                attempt > 1 and 2 * theirs > ours
            ):  # nowhere near: calling it again costs time and changes nothing
                break
        return {"fast": False}

    def wrong(mixed: Case, answer: Observation, right: Any) -> Mismatch | None:
        # Ours is at hand: the reference might first have to be compiled, on the student's time.
        scale = scale_of(*mixed.arguments.values())
        return common.compare_output(exercise, output, answer[output], right, VALUES, scale)

    def judge(ask: Ask, case: Case, seen: Observation) -> Mismatch | None:
        if seen["fast"]:
            return None
        if "wrong" in seen:
            if seen["attempt"] > 1:  # the case that is shown is another one
                return Mismatch("the same numbers in another order gave a wrong answer", {})
            arguments = {name: live(value) for name, value in case.arguments.items()}
            mismatch = wrong(case, seen["wrong"], claim.obvious(**arguments))
            assert mismatch is not None
            return replace(mismatch, message=f"{mismatch.message}, on arrays as large as these")
        return Mismatch(f"{exercise.name} is not {claim.ratio:g} times as fast as the obvious version", {})

    yield Check(
        name=f"{exercise.name}/efficiency",
        exercise=exercise,
        family="efficiency",
        claim=claim.claim,
        points=exercise.points.get("efficiency", claim.points),
        cases=lambda seed: (shuffled(claim.case, seed),),
        observe=observe,
        judge=judge,
        needs=(f"{exercise.name}/{exercise.values[0].name}",),
        uses=exercise.uses,
    )


@functools.lru_cache(maxsize=256)
def shuffled(case: Case, number: int) -> Case:
    """The case with the numbers of every array in another order; the same case and number give the same object."""
    rng = np.random.default_rng(stable_seed("efficiency", case.name, number))

    def other(value: Any) -> Any:
        return rng.permuted(value) if isinstance(value, np.ndarray) else value

    return Case(case.name, {name: other(value) for name, value in case.arguments.items()})


def _timed(call: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    answer = call()
    return time.perf_counter() - started, answer
