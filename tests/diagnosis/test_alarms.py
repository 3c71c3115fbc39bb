"""No check fails a right answer for the numbers it draws.

The command asks much more (`python -m tests.diagnosis.alarms --seeds 500 --drawn 20`), and so does the slow test here
with GRADECHECK_SEEDS=500 in the environment.
"""

from __future__ import annotations

import os

import numpy as np
import pytest

from grader.sandbox.wire import Rng
from tests.diagnosis import alarms
from tests.diagnosis.course import NAMES, loaded

SEEDS = int(os.environ.get("GRADECHECK_SEEDS", "10"))
"""For each randomised check; 500 take longer than CI has."""
BASE_SEEDS = 2


def test_generators_are_shifted_and_nothing_else() -> None:
    target = alarms.Reseeded({"f": lambda rng, x: float(rng.random()) + x})
    first = target.call("f", [Rng(3), 0.0]).value
    target.shift = 1000
    assert target.call("f", [Rng(3), 0.0]).value == np.random.default_rng(1003).random() != first


def test_randomised_checks_are_found() -> None:
    found = {check.name for name in NAMES for check in alarms.random_checks(loaded(name))}
    assert {
        "dropout_forward/keeps_a_share_p",
        "rrelu_backward/gradient",
        "init_mlp/he_normal",
        "init_mlp/weights_are_float64",
    } <= found
    assert "relu_forward/values" not in found
    assert len(found) >= 100


@pytest.mark.slow
def test_other_seeds_raise_no_alarm() -> None:
    count = alarms.all_seeds(NAMES, SEEDS)
    assert count.looks == SEEDS * count.checks
    assert count.checks >= 100
    assert not count.failed


@pytest.mark.slow
def test_other_draws_raise_no_alarm() -> None:
    count = alarms.all_draws(["06_dense_networks", "08_normalization"], BASE_SEEDS)
    assert count.looks == BASE_SEEDS * count.checks
    assert count.checks >= 100
    assert not count.failed
