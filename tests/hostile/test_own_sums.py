"""Where answers are free, numbers about them are judged: the grader takes those, not the process that answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.assignment import load
from grader.classroom import solution
from grader.course import Course
from grader.oracle import Oracle
from grader.run import Grading
from grader.sandbox.client import Limits, SandboxTarget
from grader.sandbox.isolation import Isolation

COURSE = Course(Path(__file__).resolve().parents[2])

LIES = """
import numpy as np

def pretended(a, *others, **settings):
    return np.eye(len(a)) if np.ndim(a) == 2 else np.ones(np.shape(a))

np.round = np.around = pretended
np.linalg.eigvalsh = lambda a: np.ones(len(a))
np.cov = lambda rows, *others, **settings: np.eye(len(rows))

class Lowest(np.ndarray):
    def __getitem__(self, index):
        return 1.0

    def __rsub__(self, other):
        return np.zeros(self.shape)

    def __sub__(self, other):
        return np.zeros(self.shape)
"""

DOES_ANYTHING = {
    ("optimizers", "lbfgs"): "def lbfgs(f, w, m=10, steps=100): return np.array(w).view(Lowest)",
    ("initializers", "orthogonal"): "def orthogonal(shape, rng, gain=1.0): return rng.normal(size=shape)",
    ("initializers", "lsuv"): """
def lsuv(weights, x, rng, tol=0.1, max_iter=10):
    return [rng.normal(size=w.shape).astype(w.dtype) for w in weights]
""",
    ("initializers", "whitening_init"): """
def whitening_init(patches, n_filters, rng, eps):
    return rng.normal(size=(n_filters, *patches.shape[1:])).astype(patches.dtype)
""",
}


@pytest.mark.parametrize(("stem", "name"), DOES_ANYTHING)
def test_sums_of_its_own_earn_nothing(stem: str, name: str, strongest: Isolation) -> None:
    assignment = COURSE.assignment(stem)
    loaded = load(assignment.folder, assignment.file_stem)
    source = solution(COURSE, stem) + LIES + DOES_ANYTHING[stem, name]
    target = SandboxTarget(stem, source.encode(), isolation=strongest, limits=Limits())
    try:
        grading = Grading(loaded, target, Oracle(), data=COURSE.dataset)
        results = [grading.result(each.name) for each in loaded.checks if each.exercise.name == name]
    finally:
        target.close()
    assert results
    assert sum(result.points for result in results) == 0
