from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from grader.assignment import load
from grader.course import find_course
from grader.oracle import Oracle
from grader.run import Grading
from grader.spec import AssignmentReport, Cause, Report, Result, Status
from grader.target import LocalTarget

ROOT = Path(__file__).resolve().parents[2]

NASTY = (
    "\x1b[2J\x07</script><script>alert(1)</script>\r\n::error::owned\n```\n"
    "<img src=x onerror=alert(2)>\x00\u202e\ud800"
)


def wrong_relu_forward(x):
    return np.where(x > 1, x, 0), x


def wrong_relu_backward(dout, cache):
    return dout / np.zeros(3)[:, None, None, None, None]


def wrong_batchnorm_forward(x, gamma, beta, bn_param):
    scale = gamma / np.sqrt(x.var(axis=0) + 1e-5)
    return scale * (x - x.mean(axis=0)) + beta + (np.arange(len(x)) == 1)[:, None], None


@pytest.fixture(scope="session")
def graded() -> Report:
    """A report from the real machinery: two assignments, wrong, blocked and unwritten functions."""
    course, oracle = find_course(ROOT, None), Oracle()
    functions = {
        "03_activations": {"relu_forward": wrong_relu_forward, "relu_backward": wrong_relu_backward},
        "08_normalization": {"batchnorm_forward": wrong_batchnorm_forward},
    }
    parts = []
    for name, written in functions.items():
        assignment = course.assignment(name)
        loaded = load(assignment.folder, assignment.file_stem)
        parts.append(Grading(loaded, LocalTarget(written), oracle, data=course.dataset).report())
    return Report("ada", "none", 0, tuple(parts))


@pytest.fixture
def hostile() -> Report:
    """Every status, and something nasty in every string that comes from a student."""
    detail = {
        "message": NASTY,
        "case": "a case",
        "inputs": {"x": [[1.0, -2.0], ["nan", 4.0]], "mode": NASTY, "rng": "numpy.random.default_rng(3)"},
        "output": "out",
        "got": {"shape": [2], "dtype": "<U9", "values": [NASTY, "b"]},
        "expected": [1.0, 2.0],
        "error_map": {"shape": [2, 2], "slices": [[[0.0, 0.5], [-1.0, 1e-12]]]},
        "condition": NASTY,
        "line": {"number": 7, "source": NASTY, "function": NASTY},
        "printed": NASTY,
        "warnings": [NASTY],
        "snippet": f"print({NASTY!r})",
        "blocked_by": NASTY,
    }
    cause = Cause("f.mistake_name", "mistake", "What is <b> & c?", "consistent")
    results = [
        Result(
            f"f/{status.value}",
            f"f_{status.value}",
            status,
            2 * (status is Status.PASSED),
            2,
            f"claim {status.value} with <b>",
            cause if status is Status.FAILED else None,
            detail,
            0.25,
        )
        for status in Status
    ]
    return Report(
        f"={NASTY}",
        "bubblewrap",
        3,
        (AssignmentReport("03_activations", tuple(results), NASTY, (NASTY,)),),
        (NASTY,),
    )


@pytest.fixture
def everything_passes() -> Report:
    result = Result("g/values", "g", Status.PASSED, 3, 3, "g holds")
    return Report("grace", "process", 0, (AssignmentReport("06_dense_networks", (result,)),))


@pytest.fixture
def fourteen() -> Report:
    """As many assignments as a course has, each with long names, failures and things not started."""
    parts = []
    for number in range(1, 15):
        results = []
        for place in range(12):
            name = f"exercise_with_a_long_name_{number}_{place}"
            status = Status.FAILED if place % 2 else Status.NOT_STARTED
            results.append(Result(f"{name}/values", name, status, 0, 3, "a claim " * 20))
        parts.append(AssignmentReport(f"{number:02d}_assignment", tuple(results)))
    return Report("everybody", "none", 0, tuple(parts))
