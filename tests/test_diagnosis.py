"""What counts as an attempt, and who is to blame."""

from pathlib import Path

import numpy as np
import pytest

from grader.assignment import load
from grader.course import Course
from grader.diagnosis import recognisable
from grader.oracle import Oracle
from grader.run import Grading
from grader.spec import Status
from grader.target import LocalTarget

COURSE = Course(Path(__file__).resolve().parents[1])


@pytest.mark.parametrize(
    ("loss", "attempt"),
    [
        (lambda w, lam: (lam * np.sum(w**2), -w), True),
        (lambda w, lam: (0.5 * lam * np.sum(w**2), -w), True),  # a known mistake
        (lambda w, lam: (0.0, np.zeros_like(w)), False),  # right where lam is 0
        (lambda w, lam: (7.0 * lam, -w), False),
    ],
)
def test_a_loss_that_is_right_only_where_it_is_zero_is_no_attempt(loss, attempt):
    assignment = COURSE.assignment("losses")
    loaded = load(assignment.folder, assignment.file_stem)
    grading = Grading(loaded, LocalTarget({"l2_penalty": loss}), Oracle())
    assert recognisable(grading, "l2_penalty") is attempt


def test_a_function_that_is_not_written_yet_is_to_blame_only_where_it_was_called():
    assignment, oracle = COURSE.assignment("dense_networks"), Oracle()
    loaded = load(assignment.folder, assignment.file_stem)
    right = {name: oracle.function(name) for name in loaded.exercises}

    def affine_forward(*arguments):
        raise NotImplementedError("affine_forward")

    def doubled(params, X, activation="relu"):
        return 2 * right["mlp_forward"](params, X, activation)

    def calls_the_stub(params, X, activation="relu"):
        return affine_forward(X, params["W1"], params["b1"])[0]

    for mlp_forward, status in ((doubled, Status.FAILED), (calls_the_stub, Status.BLOCKED)):
        functions = right | {"affine_forward": affine_forward, "mlp_forward": mlp_forward}
        grading = Grading(loaded, LocalTarget(functions), oracle, data=COURSE.dataset)
        assert grading.result("affine_forward/values").status is Status.NOT_STARTED
        first = next(r for r in grading.results() if r.exercise == "mlp_forward" and r.points < r.max_points)
        assert first.status is status, first
