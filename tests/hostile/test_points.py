"""Points are for knowing: nothing that can be written without an idea of the exercise earns any."""

from __future__ import annotations

import copy
import functools
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.ask import names
from grader.assignment import load
from grader.checks.common import sized
from grader.course import Course
from grader.draw import drawn_cases
from grader.oracle import Oracle
from grader.run import Grading
from grader.sandbox.isolation import Isolation
from grader.spec import Exercise, Status
from grader.target import LocalTarget

ROOT = Path(__file__).resolve().parents[2]
COURSE = Course(ROOT)
ORACLE = Oracle()
EXERCISES = [
    (assignment.name, exercise.name)
    for assignment in COURSE.assignments()
    for exercise in load(assignment.folder, assignment.file_stem).exercises.values()
    # what a class answers without knowing is asked in tests/assignments
    if exercise.backward_of is None and not isinstance(ORACLE.function(exercise.name), type)
]
Idea = Callable[[np.ndarray, tuple[Any, ...]], np.ndarray]


def zeros(right: np.ndarray, given: tuple[Any, ...]) -> np.ndarray:
    return np.zeros_like(right)


def noise(right: np.ndarray, given: tuple[Any, ...]) -> np.ndarray:
    return np.random.default_rng(right.size).standard_normal(right.shape).astype(right.dtype)


def first_argument(right: np.ndarray, given: tuple[Any, ...]) -> np.ndarray:
    """The argument handed back, wherever it has the right shape."""
    same = [value for value in given if isinstance(value, np.ndarray) and value.shape == right.shape]
    return same[0].astype(right.dtype) if same else np.zeros_like(right)


def constant(right: np.ndarray, given: tuple[Any, ...]) -> np.ndarray:
    return np.full_like(right, 0.1 if right.dtype.kind == "f" else 1)


EARNED_ANYWAY = {
    "dropout_forward/test_mode": "at test time the input handed back is the whole answer",
    "dropout_backward/test_mode": "at test time the upstream gradient handed back is the whole answer",
    "zeros/values": "what returns zeros is right about zeros",
    "zeros/zeros_are_floats": "what returns zeros is right about zeros",
}
IDEAS = (zeros, noise, first_argument, constant)


def without_knowing(exercise: Exercise, idea: Idea) -> Callable[..., Any]:
    """A function that answers in the right shapes, and otherwise by the idea."""
    right = ORACLE.function(exercise.name)

    def made(value: Any, given: tuple[Any, ...]) -> Any:
        if isinstance(value, dict):
            return {key: made(item, given) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return type(value)(made(item, given) for item in value)
        if isinstance(value, np.ndarray):
            return idea(value, given)
        return (
            float(idea(np.asarray(float(value)), given))
            if isinstance(value, (int, float, np.number))
            else value
        )

    def function(*args: Any, **settings: Any) -> Any:
        value = right(*copy.deepcopy(args), **settings)
        outputs = names(exercise.outputs)
        if len(outputs) == 1 or exercise.driver is not None:
            return made(value, args)
        return tuple(
            item if name == "cache" else made(item, args) for name, item in zip(outputs, value, strict=True)
        )

    return function


@pytest.mark.parametrize("idea", IDEAS, ids=lambda idea: idea.__name__)
@pytest.mark.parametrize("pair", EXERCISES, ids="/".join)
def test_no_idea_no_points(pair: tuple[str, str], idea: Idea) -> None:
    assignment = COURSE.assignment(pair[0])
    loaded = load(assignment.folder, assignment.file_stem)
    family = [
        each
        for each in loaded.exercises.values()
        if pair[1] in (each.name, each.backward_of.name if each.backward_of else "")
    ]
    functions = {each.name: ORACLE.function(each.name) for each in loaded.exercises.values()}
    functions |= {each.name: without_knowing(each, idea) for each in family}
    grading = Grading(loaded, LocalTarget(functions), ORACLE, data=COURSE.dataset)
    results = [grading.result(check.name) for check in loaded.checks if check.exercise in family]
    assert not [result.detail for result in results if result.status is Status.ERROR]
    earned = {result.check: result.points for result in results if result.points}
    assert earned.keys() <= EARNED_ANYWAY.keys()
    assert sum(earned.values()) <= 2


@functools.cache
def published() -> list[tuple[np.ndarray, np.ndarray]]:
    """Everything that a student can draw at home: the samples, and the cases of seed 0."""
    assignment = COURSE.assignment("03_activations")
    exercise = load(assignment.folder, assignment.file_stem).exercises["relu_forward"]
    (claim,) = exercise.values
    assert claim.draw is not None
    cases = (*sized(exercise), *drawn_cases(claim.draw, exercise.name, 0))
    return [(case.arguments["x"], np.maximum(case.arguments["x"], 0)) for case in cases]


def remembering() -> str:
    """Source that knows the published answers, and nothing else."""
    table = {np.ascontiguousarray(x).tobytes().hex(): out.tolist() for x, out in published()}
    return textwrap.dedent("""
        import numpy as np
        TABLE = {table!r}
        def relu_forward(x):
            known = TABLE.get(np.ascontiguousarray(x).tobytes().hex())
            return np.zeros_like(x) if known is None else np.array(known), x
        def relu_backward(dout, cache):
            return dout * (relu_forward(cache)[0] > 0)
    """).format(table=table)


def test_published_answers_are_enough_for_practice(strongest: Isolation, grade_source: Callable) -> None:
    results = grade_source(remembering(), strongest, seed=0).results
    assert results["relu_forward/values"].status is Status.PASSED
    assert results["relu_backward/gradient"].status is Status.PASSED


def test_published_answers_are_worth_nothing_for_other_seeds(
    strongest: Isolation, grade_source: Callable
) -> None:
    results = grade_source(remembering(), strongest, seed=20_260).results
    assert results["relu_forward/values"].status is Status.FAILED
    assert results["relu_backward/gradient"].status is Status.FAILED
    assert sum(result.points for result in results.values()) == 0
