"""What counts as an attempt: a right answer that no function gives by doing nothing."""

from pathlib import Path

import numpy as np
import pytest

from grader.assignment import load
from grader.course import Course
from grader.diagnosis import recognisable
from grader.oracle import Oracle
from grader.run import Grading
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
