"""Arguments: bad ones are refused, good ones are left as they were, and so are earlier answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from grader.ask import Ask, CallFailedError, MalformedError, names, returned
from grader.checks import common
from grader.compare import close
from grader.oracle import Oracle, forward_arguments
from grader.spec import Case, Check, Exercise, Mismatch, Observation

_KEPT = "earlier answers are kept"


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
    """Arguments hold after the call what they held before, except those the exercise is meant to update.

    And what a call has returned holds after another call what it held before.
    """
    if not _watched(exercise):
        return

    def observe(ask: Ask, case: Case) -> Observation:
        if exercise.backward_of is None:
            arguments = forward_arguments(case.arguments)
            present = tuple(name for name in _watched(exercise) if name in arguments)
            after = ask.call(exercise.name, arguments, report=present).after
            return {**after, _KEPT: _keeps_answers(ask, exercise, arguments, _halved(arguments))}
        forward, dout = forward_arguments(case.arguments), ask.oracle.upstream(exercise.backward_of, case)
        after = ask.call(exercise.name, backward_arguments(ask, forward, dout), report=("dout",)).after
        calls = (
            backward_arguments(ask, forward, dout),
            backward_arguments(ask, _halved(forward), _halved(dout)),
        )
        return {**after, _KEPT: _keeps_answers(ask, exercise, *calls)}

    def backward_arguments(ask: Ask, forward: Mapping[str, Any], dout: Any) -> dict[str, Any]:
        assert exercise.backward_of is not None
        return {"dout": dout, "cache": ask.call(exercise.backward_of.name, forward).cache}

    def judge(ask: Ask, case: Case, seen: Observation) -> Mismatch | None:
        for name, after in seen.items():
            if name == _KEPT:
                continue
            before = _before(exercise, case, name, ask.oracle)
            if not _same(before, after):
                return Mismatch(
                    f"{name} was changed by the call", {"output": name, "got": after, "expected": before}
                )
        if not seen[_KEPT]:
            return Mismatch(
                f"a second call of {exercise.name}, with other numbers, changed what the first had returned: both "
                "return the same array"
            )
        return None

    samples = common.sized(exercise)
    if exercise.random:  # where nothing is drawn there may be nothing to overwrite either
        samples += tuple(case for statistic in exercise.statistics for case in statistic.samples[:1])
    yield Check(
        name=f"{exercise.name}/inputs_unchanged",
        exercise=exercise,
        family="inputs_unchanged",
        claim=f"{exercise.name} leaves the arrays it is given, and those it has returned, as they were",
        points=exercise.points.get("inputs_unchanged", 1),
        cases=lambda seed: samples,
        observe=observe,
        judge=judge,
        needs=common.mains(exercise),
    )


def _keeps_answers(ask: Ask, exercise: Exercise, first: Mapping[str, Any], second: Mapping[str, Any]) -> bool:
    """Whether what a first call returns outlives a second; True where there is no telling."""
    outputs = len(returned(exercise)) if len(names(exercise.outputs)) > 1 else 0
    order = [name for name in names(exercise.parameters) if name in first]
    arguments = {"outputs": outputs, "count": len(order)}
    arguments |= {f"first {name}": first[name] for name in order}
    arguments |= {f"second {name}": second[name] for name in order}
    try:
        before, after = ask.call(exercise.name, arguments, driver=answers_before_and_after).value
    except (CallFailedError, MalformedError, TypeError, ValueError):  # other checks say so
        return True
    return _same(before, after)


def answers_before_and_after(function: Any, outputs: int, count: int, *arguments: Any) -> list[Any]:
    """Return the arrays in the first call's answer, copied at once, and as they are after the second call."""

    def arrays(value: Any) -> list[Any]:
        if isinstance(value, dict):
            value = list(value.values())
        if isinstance(value, (list, tuple)):
            return [array for item in value for array in arrays(item)]
        return [value] if isinstance(value, np.ndarray) else []

    answer = function(*arguments[:count])
    kept = arrays(answer[:outputs] if outputs else answer)
    before = [np.array(array) for array in kept]
    try:  # noqa: SIM105 (what runs over there knows np and nothing else)
        function(*arguments[count:])
    except Exception:  # halved numbers need not be legal
        pass
    return [before, kept]


def _halved(value: Any) -> Any:
    """The value with every number of an array halved: mostly as legal, labels too, and not the same."""
    if isinstance(value, Mapping):
        return {key: _halved(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_halved(item) for item in value]
    if isinstance(value, np.ndarray) and value.dtype.kind in "iuf":
        return value * value.dtype.type(0.5) if value.dtype.kind == "f" else value // 2
    return value


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
    if isinstance(before, list) and isinstance(after, list):
        return len(before) == len(after) and all(map(_same, before, after))
    return close(after, before, 0.0)
