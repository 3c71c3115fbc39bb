"""Arguments: bad ones are refused, good ones are left as they were."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.ask import Ask, CallFailedError, names
from grader.checks import common
from grader.compare import close
from grader.oracle import Oracle, forward_arguments
from grader.spec import Case, Check, Exercise, Mismatch, Observation


def bad_arguments(exercise: Exercise) -> Iterator[Check]:
    """Each declared bad argument raises ValueError (or a subclass)."""
    if not exercise.refuses:
        return

    def observe(ask: Ask, case: Case) -> Observation:
        try:
            ask.call(exercise.name, case.arguments)
        except CallFailedError as failure:
            raised = failure.reply.raised
            if raised is None or "NotImplementedError" in raised.kinds:
                raise
            return {"raised": raised.kinds[0], "refused": "ValueError" in raised.kinds}
        return {"raised": "", "refused": False}

    def judge(ask: Ask, case: Case, seen: Observation) -> Mismatch | None:
        if seen["refused"]:
            return None
        did = f"raised {seen['raised']}" if seen["raised"] else "returned an answer"
        return Mismatch(
            f"{case.name}: expected a ValueError, but the call {did}", {"got": did, "expected": "ValueError"}
        )

    yield Check(
        name=f"{exercise.name}/bad_arguments",
        exercise=exercise,
        family="bad_arguments",
        claim=f"{exercise.name} refuses bad arguments with a ValueError",
        points=exercise.points.get("bad_arguments", 1),
        cases=lambda seed: exercise.refuses,
        observe=observe,
        judge=judge,
        needs=common.mains(exercise),
    )


def inputs_unchanged(exercise: Exercise) -> Iterator[Check]:
    """Arguments hold after the call what they held before, except those the exercise is meant to update."""
    if not _watched(exercise):
        return

    def observe(ask: Ask, case: Case) -> Observation:
        if exercise.backward_of is None:
            arguments = forward_arguments(case.arguments)
            present = tuple(name for name in _watched(exercise) if name in arguments)
            return dict(ask.call(exercise.name, arguments, report=present).after)
        forward = forward_arguments(case.arguments)
        cache = ask.call(exercise.backward_of.name, forward).cache
        dout = ask.oracle.upstream(exercise.backward_of, case)
        return dict(ask.call(exercise.name, {"dout": dout, "cache": cache}, report=("dout",)).after)

    def judge(ask: Ask, case: Case, seen: Observation) -> Mismatch | None:
        for name, after in seen.items():
            before = _before(exercise, case, name, ask.oracle)
            if not _same(before, after):
                return Mismatch(
                    f"{name} was changed by the call", {"output": name, "got": after, "expected": before}
                )
        return None

    samples = common.sized(exercise)
    if exercise.random:  # where nothing is drawn there may be nothing to overwrite either
        samples += tuple(case for statistic in exercise.statistics for case in statistic.samples[:1])
    yield Check(
        name=f"{exercise.name}/inputs_unchanged",
        exercise=exercise,
        family="inputs_unchanged",
        claim=f"{exercise.name} leaves the arrays it is given as they were",
        points=exercise.points.get("inputs_unchanged", 1),
        cases=lambda seed: samples,
        observe=observe,
        judge=judge,
        needs=common.mains(exercise),
    )


def _watched(exercise: Exercise) -> tuple[str, ...]:
    """Parameters that hold arrays in some sample and are not meant to be updated."""
    if exercise.backward_of is not None:
        return ("dout",)
    samples = common.sized(exercise)
    return tuple(
        name
        for name in names(exercise.parameters)
        if name not in exercise.updates and any(_can_change(case.arguments.get(name)) for case in samples)
    )


def _can_change(value: object) -> bool:
    """Whether an argument is an array, or holds what may be arrays."""
    if isinstance(value, list):
        return any(isinstance(item, np.ndarray) for item in value)
    return isinstance(value, (np.ndarray, dict))


def _before(exercise: Exercise, case: Case, name: str, oracle: Oracle) -> object:
    if exercise.backward_of is not None:
        return oracle.upstream(exercise.backward_of, case)
    return case.arguments[name]


def _same(before: object, after: object) -> bool:
    if isinstance(before, dict) and isinstance(after, dict):
        return before.keys() <= after.keys() and all(_same(before[key], after[key]) for key in before)
    return close(after, before, 0.0)
