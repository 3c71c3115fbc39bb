"""Contract: the function exists, takes its arguments, and returns what its signature promises."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.ask import Ask, names, returned
from grader.checks import common
from grader.compare import SINGLE, VALUES, close
from grader.spec import Case, Check, Exercise, Mismatch, Observation

Array = np.ndarray[Any, Any]


def contract(exercise: Exercise) -> Check:
    """Exists, accepts its arguments, returns the right kinds and shapes, and the same answer twice."""

    def observe(ask: Ask, case: Case) -> Observation:
        return {
            "first": common.outputs_of(ask, exercise, case),
            "again": common.outputs_of(ask, exercise, case),
        }

    def judge(ask: Ask, case: Case, seen: Observation) -> Mismatch | None:
        expected = ask.oracle.outputs(exercise, case)
        for name in names(exercise.outputs):
            if name != "cache":
                problem = _kind(exercise, name, seen["first"][name], expected[name])
                if problem:
                    return Mismatch(
                        problem, {"output": name, "got": seen["first"][name], "expected": expected[name]}
                    )
        # What else a submission leaves in a dict it may write to is its own.
        again, first = ({name: run[name] for name in expected if name in run} for run in seen.values())
        if not close(again, first):
            return Mismatch("the same arguments gave two different answers", {})
        return None

    sample = common.sized(exercise)[:1]
    outputs = names(exercise.outputs)
    returns = (
        f"{outputs[0]} in the right shape"
        if len(outputs) == 1
        else f"({', '.join(outputs)}) in the right shapes"
    )
    return Check(
        name=f"{exercise.name}/contract",
        exercise=exercise,
        family="contract",
        claim=f"{exercise.signature} does what the handout promises of it, the same each time"
        if exercise.signature
        else f"{exercise.name}({exercise.parameters}) returns {returns}, the same each time",
        points=0,
        cases=lambda seed: sample,
        observe=observe,
        judge=judge,
        needs=(f"{exercise.backward_of.name}/contract",) if exercise.backward_of else (),
        uses=exercise.uses,
    )


def _kind(exercise: Exercise, name: str, got: Any, expected: Any) -> str:
    if not isinstance(expected, (dict, list, tuple)):
        return common.structure(exercise, name, got, expected)
    mismatch = common.compare_output(exercise, name, got, expected, VALUES, 1.0)
    return mismatch.message if mismatch and "error" not in mismatch.detail else ""


def dtype(exercise: Exercise) -> Iterator[Check]:
    """float32 in, float32 out, float64 in, float64 out; integers, where they are legal, are computed in float64."""
    cases = tuple(_variants(exercise))
    if not cases:
        return

    def observe(ask: Ask, case: Case) -> Observation:
        outputs = common.outputs_of(ask, exercise, case)
        seen = {name: outputs[name] for name in wanted if name in outputs}
        return {**seen, "dtypes": {name: _dtypes(value) for name, value in seen.items()}}

    def judge(ask: Ask, case: Case, seen: Observation) -> Mismatch | None:
        mismatch = common.judge_outputs(exercise, wanted, ask, case, seen, SINGLE)
        free = common.drawn_at_random(exercise.backward_of or exercise, case) or common.has_its_own_forward(
            ask, exercise
        )
        if mismatch and not (free and "error" in mismatch.detail):
            return mismatch
        expected = ask.oracle.outputs(exercise, case)
        for name in wanted:
            problem = _dtype_problem(name, seen[name], expected[name])
            if problem:
                return Mismatch(problem, {"output": name, "got": seen[name], "expected": expected[name]})
        return None

    wanted = returned(exercise)
    integers = ", which integers count as" if exercise.integers else ""
    yield Check(
        name=f"{exercise.name}/dtype",
        exercise=exercise,
        family="dtype",
        claim=f"{exercise.name} answers in the dtype it is given: float32 for float32, float64 for float64{integers}",
        points=exercise.points.get("dtype", 1),
        cases=lambda seed: cases,
        observe=observe,
        judge=judge,
        needs=common.answers(exercise),
        uses=exercise.uses,
    )


def _dtypes(value: Any) -> Any:
    """The dtypes in an output: two answers that differ in nothing else have different causes."""
    if isinstance(value, dict):
        return {key: _dtypes(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_dtypes(item) for item in value]
    return str(value.dtype) if isinstance(value, np.ndarray) else type(value).__name__


def _dtype_problem(name: str, got: Any, expected: Any) -> str:
    """A scalar loss may be any float, so that only arrays have a dtype to keep."""
    if isinstance(expected, dict):
        problems = (_dtype_problem(f"{name}[{key!r}]", got[key], value) for key, value in expected.items())
        return next(filter(None, problems), "")
    if isinstance(expected, (list, tuple)):
        pairs = enumerate(zip(got, expected, strict=True))
        return next(filter(None, (_dtype_problem(f"{name}[{i}]", a, b) for i, (a, b) in pairs)), "")
    if np.ndim(expected) == 0 or np.asarray(got).dtype == np.asarray(expected).dtype:
        return ""
    return f"{name} has dtype {np.asarray(got).dtype}, expected {np.asarray(expected).dtype}"


def _variants(exercise: Exercise) -> Iterator[Case]:
    samples = common.sized(exercise)[:3]
    if exercise.float32:
        for case in samples:
            yield Case(
                f"{case.name}, as float32", {name: single(value) for name, value in case.arguments.items()}
            )
        yield Case(f"{samples[0].name}, as float64", samples[0].arguments)
    if exercise.integers:
        case = max(samples, key=lambda sample: sum(np.size(value) for value in sample.arguments.values()))
        whole = {
            name: _whole(value) if name in exercise.integers else value
            for name, value in case.arguments.items()
        }
        yield Case(f"{case.name}, as integers", whole)


def _whole(value: Array) -> Array:
    """Integers, none of them zero: there gradients may rightly differ."""
    rounded = np.round(value * 2).astype(np.int64)
    return np.where(rounded == 0, 1, rounded)


def single(value: Any) -> Any:
    """The value with every float64 array in it as float32; the layout is kept.

    No entry stays zero, nor becomes a round number, which could tie with another: at kinks gradients may differ.
    """
    if isinstance(value, dict):
        return {key: single(item) for key, item in value.items()}
    if isinstance(value, list):
        return [single(item) for item in value]
    if isinstance(value, np.ndarray) and value.dtype == np.float64:
        moved = value.astype(np.float32, order="K")
        moved[moved == 0] = 0.37
        return moved
    return value
