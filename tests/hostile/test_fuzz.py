"""Grading targets that answer anything the wire can carry: verdicts, never errors, and no points for garbage."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.assignment import Loaded, load
from grader.course import Course
from grader.oracle import Oracle
from grader.run import Grading
from grader.sandbox.wire import Handle, Rng, copied
from grader.spec import Status
from grader.target import Frame, LocalTarget, Raised, Reply

ROOT = Path(__file__).resolve().parents[2]
COURSE = Course(ROOT)
ORACLE = Oracle()
EXERCISES = [
    (assignment.name, name)
    for assignment in COURSE.assignments()
    for name in load(assignment.folder, assignment.file_stem).exercises
]

numbers = st.floats(width=64) | st.integers(-(2**4000), 2**4000) | st.booleans()
scalars = st.none() | numbers | st.text(max_size=20) | st.binary(max_size=20)
dtypes = st.sampled_from(["?", "<i1", "<u8", "<f2", "<f4", ">f8", "<f8", "<i8", np.dtype(np.longdouble).str])
shapes = st.lists(st.integers(0, 4), max_size=5)


@st.composite
def arrays(draw: st.DrawFn) -> Any:
    dtype, shape = np.dtype(draw(dtypes)), draw(shapes)
    size = int(np.prod(shape)) * dtype.itemsize
    noise = np.frombuffer(np.random.default_rng(draw(st.integers(0, 99))).bytes(size), np.uint8)
    flat = noise != 0 if dtype.kind == "b" else noise.view(dtype)
    array = flat[: int(np.prod(shape))].reshape(shape).copy()
    return array[()] if draw(st.booleans()) and array.ndim == 0 else array


handles = st.builds(Handle, st.integers(0, 5), st.text(max_size=5)) | st.builds(Rng, st.integers(0, 5))
values = st.recursive(
    scalars | arrays() | handles,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(
            st.sampled_from(["W1", "b1", "mode", "running_mean", "\ud800", ""]), inner, max_size=3
        )
    ),
    max_leaves=6,
)
frames = st.builds(Frame, st.integers(-(2**70), 2**70), st.text(max_size=5), st.text(max_size=5))
exceptions = st.builds(
    Raised,
    st.lists(st.sampled_from(["ValueError", "NotImplementedError", "KeyError", "", "\x1b"]), min_size=1).map(
        tuple
    ),
    st.text(max_size=10),
    st.lists(frames, max_size=2).map(tuple),
)
replies = st.one_of(
    st.builds(lambda value: Reply("returned", value, (), None, "\x1b\ud800", ("w\ud800",)), values),
    st.builds(
        lambda value, more: Reply("returned", value, more), values, st.lists(values, max_size=2).map(tuple)
    ),
    st.builds(lambda raised: Reply("raised", raised=raised), exceptions),
    st.sampled_from(["timeout", "memory", "died", "garbled"]).map(lambda end: Reply(end, message="x\ud800")),
)
quick = settings(
    max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


class Anything:
    """A target that answers from a few replies, shaped like right answers now and then, and rightly at first."""

    rung = "none"

    def __init__(self, loaded: Loaded, pool: list[Any], seed: int, right: int) -> None:
        self.pool, self.right = pool, right
        self.dice = random.Random(seed)
        self.functions = {name: ORACLE.function(name) for name in loaded.exercises}
        self.real = LocalTarget(self.functions)
        self.real.load()

    def begin(self, seconds: float) -> None:
        self.real.begin(seconds)

    def load(self) -> Reply:
        return self.real.load()

    def call(
        self,
        function: str,
        args: Sequence[object],
        *,
        opaque: bool = False,
        discard: bool = False,
        report: Sequence[int] = (),
        **driven: Any,
    ) -> Reply:
        self.right -= 1
        made = self.dice.choice(self.pool)
        if self.right >= 0:
            return self.real.call(function, args, opaque=opaque, discard=discard, report=report, **driven)
        if made.outcome != "returned" or self.dice.random() < 0.3:
            return made
        arguments = tuple(self.dice.choice([made.value, *args]) for _ in report)
        return Reply("returned", self.shaped(function, args, made.value, **driven), arguments)

    def shaped(self, function: str, args: Sequence[object], value: object, **driven: Any) -> object:
        """Garbage in the form of a right answer, so that what looks at the numbers is reached, too."""
        answer = self.real.call(function, args, **driven).value
        if not isinstance(answer, tuple):
            return self.noise(answer, value)
        return tuple(self.noise(item, value) for item in answer)

    def noise(self, right: object, value: object) -> object:
        if isinstance(right, dict):
            return {key: self.noise(item, value) for key, item in right.items()}
        if not isinstance(right, np.ndarray) or isinstance(value, np.ndarray) or self.dice.random() < 0.2:
            return value
        odd = [np.nan, np.inf, -1e308, 1e-308, 0.0, 7.0]
        kind = self.dice.choice(["float64", "float32", "longdouble", "int64", "bool"])
        with np.errstate(all="ignore"):
            noisy = np.array([self.dice.choice(odd) for _ in range(right.size)]).astype(kind)
        return noisy.reshape(right.shape)

    def close(self) -> None:
        self.real.close()


def graded(name: str, exercise: str, pool: list[Any], seed: int, right: int) -> list[Any]:
    assignment = COURSE.assignment(name)
    loaded = load(assignment.folder, assignment.file_stem)
    grading = Grading(loaded, Anything(loaded, pool, seed, right), ORACLE, data=COURSE.dataset)
    declared = loaded.exercises[exercise]
    family = {exercise, *([declared.backward_of.name] if declared.backward_of else [])}
    results = [grading.result(check.name) for check in loaded.checks if check.exercise.name in family]
    errors = [result.detail for result in results if result.status is Status.ERROR]
    assert not errors, errors[0]["message"]
    assert all(result.points == 0 or result.status is Status.PASSED for result in results)
    return results


@given(replies)
@settings(quick, max_examples=100)
def test_what_is_drawn_can_cross_the_wire(reply: Reply) -> None:
    copied(reply.value)
    copied(list(reply.arguments))


@pytest.mark.parametrize("pair", EXERCISES, ids="/".join)
def test_garbage_earns_nothing_and_breaks_nothing(pair: tuple[str, str]) -> None:
    @given(st.lists(replies, min_size=1, max_size=5), st.integers(0, 99))
    @settings(quick, max_examples=4)
    def garbage(pool: list[Any], seed: int) -> None:
        assert sum(result.points for result in graded(*pair, pool, seed, 0)) == 0

    garbage()


@pytest.mark.parametrize("pair", EXERCISES, ids="/".join)
def test_garbage_after_right_answers_breaks_nothing(pair: tuple[str, str]) -> None:
    @given(st.lists(replies, min_size=1, max_size=5), st.integers(0, 99), st.integers(1, 120))
    @settings(quick, max_examples=6)
    def garbage(pool: list[Any], seed: int, right: int) -> None:
        graded(*pair, pool, seed, right)

    garbage()
