"""Laws, statistics and the lectures' sanity checks: claims made by calling the student's functions."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.ask import Ask, CallFailedError, MalformedError, kind_of
from grader.checks import common
from grader.compare import LAW, difference, is_numeric, region, scale_of
from grader.spec import Case, Check, Equal, Evidence, Exercise, Mismatch, Observation, Property
from grader.target import LocalTarget

STATISTICAL_SLACK = 0.1
"""How close two samples of one distribution come: matching a known mistake by its statistics."""


def laws(exercise: Exercise) -> Iterator[Check]:
    """Laws hold for every input: on the samples and on drawn cases."""
    for law in exercise.laws:
        yield _check(exercise, law, "laws", 1e-6)


def statistics(exercise: Exercise) -> Iterator[Check]:
    """Statistics of random functions: fixed seeds, bounds that a right answer misses less than once in 1e9."""
    for statistic in exercise.statistics:
        yield _check(exercise, statistic, "statistics", STATISTICAL_SLACK)


def sanity(exercise: Exercise) -> Iterator[Check]:
    """The sanity checks lectures recommend before training, on the student's own network."""
    for lecture in exercise.sanity:
        yield _check(exercise, lecture, "sanity", 1e-6)


def _check(exercise: Exercise, prop: Property, family: str, slack: float) -> Check:
    main = exercise.values[0]
    forward = (exercise.backward_of.name,) if exercise.backward_of else ()

    def cases(seed: int) -> tuple[Case, ...]:
        return prop.samples or main.samples + common.drawn(exercise, main, seed)

    def observe(ask: Ask, case: Case) -> Observation:
        evidence = _evidence(prop, ask, case)
        wanted = {f"{item.what}, expected": item.expected for item in evidence if isinstance(item, Equal)}
        return {"evidence": evidence, **wanted, **{item.what: item.got for item in evidence}}

    def judge(ask: Ask, case: Case, seen: Observation) -> Mismatch | None:
        if not seen[
            "evidence"
        ]:  # the reference's answers always show something, or its own checks would fail
            return Mismatch("the answer is empty: it holds nothing to look at")
        scale = scale_of(*case.arguments.values())
        return next(filter(None, (_judge(item, scale) for item in seen["evidence"])), None)

    return Check(
        name=f"{exercise.name}/{prop.function.__name__}",
        exercise=exercise,
        family=family,
        claim=" ".join((inspect.getdoc(prop.function) or "").split()),
        points=exercise.points.get(prop.function.__name__, prop.points),
        cases=cases,
        observe=observe,
        judge=judge,
        needs=common.mains(exercise) if prop.after_values else (f"{exercise.name}/contract",),
        uses=exercise.uses + prop.uses + forward,
        slack=slack,
        draw=None if prop.samples else main.draw,
    )


def _evidence(prop: Property, ask: Ask, case: Case) -> list[Evidence]:
    """What the property saw. Where its own sums fail on a submission's answers, but not on right ones, it says so."""
    try:
        with np.errstate(all="ignore"):
            return list(prop.function(ask, **case.arguments))
    except (CallFailedError, MalformedError):
        raise
    except Exception as error:
        right = LocalTarget({name: ask.oracle.function(name) for name in ask.exercises})
        list(prop.function(Ask(right, ask.exercises, ask.oracle, ask.data), **case.arguments))
        raise MalformedError(
            f"the answers can't be computed with: {type(error).__name__}: {error}"
        ) from error


def _judge(item: Evidence, scale: float) -> Mismatch | None:
    if not is_numeric(item.got):
        return Mismatch(f"{item.what} is {kind_of(item.got)}, expected a number", {"output": item.what})
    if isinstance(item, Equal):
        return _judge_equal(item, scale)
    if np.size(item.got) != 1:
        return Mismatch(f"{item.what} is {kind_of(item.got)}, expected a number", {"output": item.what})
    got = float(np.reshape(item.got, ()))
    if item.low <= got <= item.high:
        return None
    bounds = f"{item.low:.6g}" if item.low == item.high else f"between {item.low:.6g} and {item.high:.6g}"
    return Mismatch(
        f"{item.what} is {got:.6g}, expected {bounds}", {"output": item.what, "got": got, "expected": bounds}
    )


def _judge_equal(item: Equal, scale: float) -> Mismatch | None:
    detail: dict[str, Any] = {"output": item.what, "got": item.got, "expected": item.expected}
    if not is_numeric(item.expected):  # it may come from another answer of the submission's
        return Mismatch(f"{item.what} can't be compared with {kind_of(item.expected)}", detail)
    if np.shape(item.got) != np.shape(item.expected):
        return Mismatch(
            f"{item.what} has shape {np.shape(item.got)}, expected {np.shape(item.expected)}", detail
        )
    differs = difference(item.got, item.expected, LAW, scale)
    if differs is None:
        return None
    return Mismatch(
        f"it does not hold for {item.what}",
        detail | {"where": region(differs.wrong), "first_index": list(differs.first), "error": differs.error},
    )
