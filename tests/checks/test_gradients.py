"""Gradients keyed by argument: each is right when it is the slope of the function's own answer."""

import numpy as np
import pytest

from grader.ask import Ask
from grader.checks.gradients import own_slope
from grader.oracle import Oracle
from grader.spec import Exercise, Values, case
from grader.target import LocalTarget

CASE = case("one", x=[1.0, 2.0], b=3.0)
LINE = Exercise(
    name="line",
    parameters="x, b",
    outputs="out, grads",
    values=(Values("values", "it adds", (CASE,), outputs=("out",)),),
    wrt=("x", "b"),
)


def line(x, b):
    return float(x.sum() + b), {"x": np.ones(2), "b": 1.0}


def twice(x, b):
    return 2 * float(x.sum() + b), {"x": np.full(2, 2.0), "b": 2.0}


def twice_but_for_b(x, b):
    return 2 * float(x.sum() + b), {"x": np.full(2, 2.0), "b": 1.0}


@pytest.mark.parametrize(
    ("function", "recognised", "right"),
    [
        (line, False, True),
        (twice, True, True),
        (twice, False, False),
        (twice_but_for_b, True, False),
    ],
)
def test_gradients_may_be_keyed_by_argument(function, recognised, right):
    check = own_slope(LINE)
    target = LocalTarget({"line": function})
    target.begin(10)
    oracle = Oracle(lambda name: line, lambda name: {})
    ask = Ask(target, {"line": LINE}, oracle, recognisable=lambda name: recognised)
    assert check.claim == "the gradients line returns are the slopes of its out"
    assert (check.judge(ask, CASE, check.observe(ask, CASE)) is None) == right
