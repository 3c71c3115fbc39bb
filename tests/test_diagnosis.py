"""What counts as an attempt, and who is to blame."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from grader.assignment import load
from grader.course import Course
from grader.diagnosis import recognisable
from grader.look import look
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


def cause_of(stem, check, right=(), **functions):
    """The cause of a failing check, for the functions given as text; the mistakes ``right`` are off the list."""
    assignment, oracle = COURSE.assignment(stem), Oracle()
    loaded = load(assignment.folder, assignment.file_stem)
    loaded = replace(loaded, mistakes=tuple(item for item in loaded.mistakes if item.id not in right))
    given = {name: oracle.function(name) for name in loaded.exercises} | functions
    result = Grading(loaded, LocalTarget(given), oracle, data=COURSE.dataset).result(check)
    assert result.status is Status.FAILED
    return result.cause


def scaled_at_test(x, dropout_param, rng):
    p, train = dropout_param["p"], dropout_param["mode"] == "train"
    mask = (rng.random(x.shape) < p) / p if train else np.full(x.shape, p)
    return x * mask, mask


def test_a_mistake_that_differs_in_claims_not_yet_asked_is_not_taken_for_certain():
    # At test time this is vanilla dropout, too; in training it is not.
    cause = cause_of("normalization", "dropout_forward/test_mode", dropout_forward=scaled_at_test)
    assert (cause.id, cause.certainty) == ("dropout_forward.scaled_at_test_too", "certain")
    unknown = cause_of(
        "normalization",
        "dropout_forward/test_mode",
        ("dropout_forward.scaled_at_test_too",),
        dropout_forward=scaled_at_test,
    )
    assert unknown is None or unknown.certainty == "consistent"


def test_what_explains_the_forward_explains_its_backward():
    def always_double(x, dropout_param, rng):
        p, train = dropout_param["p"], dropout_param["mode"] == "train"
        if not 0 < p <= 1 or dropout_param["mode"] not in ("train", "test"):
            raise ValueError
        mask = (rng.random(x.shape) < p) / p if train else np.ones(x.shape)
        return x * mask, mask

    cause = cause_of(
        "normalization",
        "dropout_backward/dtype",
        dropout_forward=always_double,
        dropout_backward=lambda dout, cache: dout * cache,
    )
    assert cause.id == "dropout_forward.always_double"


def test_a_function_that_remembers_is_held_to_no_other_claim():
    seen = []

    def relu_forward(x):
        seen.append(0)
        return np.maximum(x, 0) * (1 + len(seen)), x

    assignment = COURSE.assignment("activations")
    loaded = load(assignment.folder, assignment.file_stem)
    grading = Grading(loaded, LocalTarget({"relu_forward": relu_forward}), Oracle())
    assert grading.result("relu_forward/contract").status is Status.FAILED
    assert not any(glimpse.observations for glimpse in grading.glimpses.values())


def test_a_claim_of_a_backward_can_be_looked_at_before_its_forward():
    assignment, oracle = COURSE.assignment("normalization"), Oracle()
    loaded = load(assignment.folder, assignment.file_stem)
    functions = {name: oracle.function(name) for name in loaded.exercises}
    grading = Grading(loaded, LocalTarget(functions), oracle)
    seen = look(grading.checks["batchnorm_backward/dtype"], grading.ask, 0)
    assert seen.passed
    assert not seen.failing


def test_a_mistake_whose_gradient_is_right_is_not_the_cause_of_a_wrong_one():
    # The two factors make up for each other, so that dx is the reference's, but not the slope of this forward.
    def forward(x, dropout_param, rng):
        p, train = dropout_param["p"], dropout_param["mode"] == "train"
        mask = 1.0 * (rng.random(x.shape) < p) if train else np.ones(x.shape)
        return x * mask * (p if train else 1), (mask, p if train else 1)

    cause = cause_of(
        "normalization",
        "dropout_backward/gradient",
        dropout_forward=forward,
        dropout_backward=lambda dout, cache: dout * cache[0] / cache[1],
    )
    assert cause is None or cause.id != "dropout_backward.masks_in_place"
