"""What every declaration must keep: the reference passes, each mistake is caught and named, nothing is given away."""

from __future__ import annotations

import copy
import functools
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader import diagnosis
from grader.ask import names
from grader.assignment import Loaded, load
from grader.course import find_course
from grader.look import look
from grader.oracle import Oracle
from grader.run import Grading
from grader.spec import Exercise, Mistake, Result, Status
from grader.target import LocalTarget
from tests.curriculum import entries

ROOT = Path(__file__).resolve().parents[2]
ORACLE = Oracle()
COURSE = find_course(ROOT, None)
ASSIGNMENTS = [load(assignment.folder, assignment.file_stem) for assignment in COURSE.assignments()]
EXERCISES = [(loaded, exercise) for loaded in ASSIGNMENTS for exercise in loaded.exercises.values()]
MISTAKES = [(loaded, mistake) for loaded in ASSIGNMENTS for mistake in loaded.mistakes]


def grading(loaded: Loaded, functions: dict[str, Any], seed: int = 0) -> Grading:
    return Grading(loaded, LocalTarget(functions), ORACLE, seed=seed, data=COURSE.dataset)


@functools.cache
def reference(loaded_name: str) -> dict[str, Any]:
    loaded = next(loaded for loaded in ASSIGNMENTS if loaded.name == loaded_name)
    return {name: ORACLE.function(name) for name in loaded.exercises}


def results_of(grading: Grading, exercise: str) -> list[Result]:
    return [grading.result(name) for name, check in grading.checks.items() if check.exercise.name == exercise]


def identifier(pair: tuple[Loaded, Any]) -> str:
    return getattr(pair[1], "id", None) or pair[1].name


def test_every_assignment_was_found() -> None:
    assert {"03_activations", "06_dense_networks", "08_normalization"} <= {each.name for each in ASSIGNMENTS}
    for loaded in ASSIGNMENTS:
        assert sorted(loaded.exercises) == sorted(entries(loaded.name))


@pytest.mark.parametrize("pair", EXERCISES, ids=identifier)
@pytest.mark.parametrize("seed", [1])
def test_reference_passes_every_check(pair: tuple[Loaded, Exercise], seed: int) -> None:
    loaded, exercise = pair
    wrong = [
        (result.check, result.status, result.detail)
        for result in results_of(grading(loaded, reference(loaded.name), seed), exercise.name)
        if result.status is not Status.PASSED
    ]
    assert not wrong


DRAWN_LAWS = [
    (loaded, exercise)
    for loaded, exercise in EXERCISES
    if any(check.family == "laws" and check.draw and check.exercise is exercise for check in loaded.checks)
]


@pytest.mark.parametrize("pair", DRAWN_LAWS, ids=identifier)
def test_laws_hold_for_the_reference_whatever_is_drawn(pair: tuple[Loaded, Exercise]) -> None:
    loaded, exercise = pair
    for seed in range(2, 20):
        graded = grading(loaded, reference(loaded.name), seed)
        for check in loaded.checks:
            if check.exercise is exercise and check.family == "laws" and check.draw:
                seen = look(check, graded.ask, seed)
                assert seen.broken is None
                assert [(seed, case.arguments, mismatch) for case, mismatch in seen.failing] == []


@pytest.mark.parametrize("pair", MISTAKES, ids=identifier)
def test_mistake_is_caught_and_named(pair: tuple[Loaded, Mistake]) -> None:
    loaded, mistake = pair
    base = grading(loaded, {})
    graded = grading(loaded, diagnosis.namespace(base, mistake))
    failed = [
        r for r in results_of(graded, mistake.exercise) if r.status not in (Status.PASSED, Status.BLOCKED)
    ]
    assert failed, "not caught"
    assert all(result.status is not Status.ERROR for result in failed), failed[0].detail
    named = {result.cause.id for result in failed if result.cause}
    assert named & {mistake.id, *mistake.twins}, (named, failed[0].check, failed[0].detail.get("message"))
    top = failed[0].cause
    assert top is not None
    assert top.id in {mistake.id, *mistake.twins}


@pytest.mark.parametrize("pair", EXERCISES, ids=identifier)
def test_exercise_has_at_least_three_mistakes(pair: tuple[Loaded, Exercise]) -> None:
    loaded, exercise = pair
    assert sum(mistake.exercise == exercise.name for mistake in loaded.mistakes) >= 3


def test_mistake_ids_are_unique_and_name_an_exercise() -> None:
    for loaded in ASSIGNMENTS:
        ids = [mistake.id for mistake in loaded.mistakes]
        assert len(ids) == len(set(ids))
        assert {mistake.exercise for mistake in loaded.mistakes} <= set(loaded.exercises)
        assert {twin for mistake in loaded.mistakes for twin in mistake.twins} <= set(ids)


RIGHT_WHEN_TRIVIAL = {
    "dropout_forward/test_mode",
    "dropout_backward/test_mode",
    "zeros/values",
    "zeros/zeros_are_floats",
}
"""Inverted dropout hands back what it is given at test time: a function that does just that is right about it, and
what returns zeros is right about zeros."""


def _zeros(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _zeros(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(_zeros(item) for item in value)
    return np.zeros_like(value) if isinstance(value, np.ndarray) else 0.0


class _TrivialClass:
    """Takes anything, knows nothing: every attribute is 0, every method returns 0 or the object itself."""

    data = grad = best_epoch = 0.0

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        pass

    def __getattr__(self, name: str) -> Any:
        return lambda *arguments, **settings: 0.0

    def _itself(self, *arguments: Any) -> Any:
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _itself
    __pow__ = __neg__ = exp = log = tanh = sigmoid = relu = _itself


def _trivial_when_driven(right: Any, kind: str) -> Any:
    """Like `_trivial`, for a function whose arguments a driver makes up."""

    def trivial(*arguments: Any, **settings: Any) -> Any:
        answer = right(*copy.deepcopy(arguments), **settings)
        parts = list(answer) if isinstance(answer, tuple) else [answer]
        parts = [_zeros(part) for part in parts]
        if kind == "input":
            parts[0] = arguments[0]
        return tuple(parts) if isinstance(answer, tuple) else parts[0]

    return trivial


def _trivial(exercise: Exercise, right: Any, kind: str) -> Any:
    """A function that returns zeros of the right shape, or its first argument, whatever it is asked."""
    outputs = names(exercise.outputs)
    if isinstance(right, type):
        return _TrivialClass
    if exercise.driver is not None:
        return _trivial_when_driven(right, kind)

    def trivial(*arguments: Any) -> Any:
        if exercise.backward_of is not None:
            shapes = arguments[-1]
            given = [arguments[0] if kind == "input" else _zeros(np.asarray(value)) for value in shapes]
        else:
            answer = right(*copy.deepcopy(arguments))  # what it updates stays as it was
            answer = answer if isinstance(answer, tuple) else (answer,)
            given = [_zeros(value) for value in answer]
            if kind == "input":
                given[0] = arguments[0]
        if outputs[-1] == "cache":
            given[-1] = [np.asarray(value) for value in arguments if isinstance(value, (np.ndarray, float))]
        given = given[: len(outputs)]
        return given[0] if len(outputs) == 1 else tuple(given)

    return trivial


@pytest.mark.parametrize("kind", ["zeros", "input"])
@pytest.mark.parametrize("pair", EXERCISES, ids=identifier)
def test_trivial_functions_earn_nothing(pair: tuple[Loaded, Exercise], kind: str) -> None:
    loaded, _ = pair
    right = reference(loaded.name)
    fake = {name: _trivial(item, right[name], kind) for name, item in loaded.exercises.items()}
    graded = grading(loaded, fake)
    earned = {r.check for r in results_of(graded, pair[1].name) if r.points}
    assert not earned - RIGHT_WHEN_TRIVIAL


def test_starters_hold_exactly_the_declared_functions() -> None:
    for loaded in ASSIGNMENTS:
        space: dict[str, Any] = {}
        starter = loaded.folder / f"{loaded.stem}.py"
        exec(compile(starter.read_bytes(), str(starter), "exec"), space)
        functions = {name: value for name, value in space.items() if callable(value)}
        assert set(functions) == set(loaded.exercises)
        for name, function in functions.items():
            if loaded.exercises[name].driver is None:
                code = function.__code__
                assert code.co_varnames[: code.co_argcount] == names(loaded.exercises[name].parameters), name
