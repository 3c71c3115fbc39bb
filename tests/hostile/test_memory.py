"""What a class of failing submissions leaves in the memory of the process that grades it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from grader import oracle
from grader.assignment import load
from grader.course import Course
from grader.sandbox.isolation import Isolation
from grader.spec import Status, case

WRONG = """
import numpy as np
def relu_forward(x):
    return np.where(x > {bound}, x, 0.0), x
def relu_backward(dout, cache):
    return dout * (cache > {bound})
"""


def test_answers_to_cases_that_were_only_tried_are_forgotten(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(oracle, "REMEMBERED", 10)
    (asked,) = course.assignments()
    exercise = load(asked.folder, asked.file_stem).exercises["relu_forward"]
    answers = oracle.Oracle()
    for number in range(25):
        out = answers.outputs(exercise, case("tried", x=[-1.0, float(number)]))["out"]
        assert np.array_equal(out, [0.0, number])
        assert len(answers._known) <= 10


def test_grading_with_a_short_memory_is_the_same(
    strongest: Isolation, grade_source: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = WRONG.format(bound=-0.3)
    usual = grade_source(source, strongest)
    monkeypatch.setattr(oracle, "REMEMBERED", 1)
    forgetful = grade_source(source, strongest)
    assert usual.results["relu_forward/values"].status is Status.FAILED
    for name, result in usual.results.items():
        assert forgetful.results[name].detail == result.detail, name
