"""Drivers: the same answer from a student's class or function in practice, in the sandbox, and from the reference."""

from __future__ import annotations

import sys
import time
from dataclasses import replace

import numpy as np
import pytest

from grader.ask import Ask, CallFailedError
from grader.checks.efficiency import efficiency
from grader.detail import snippet
from grader.drivers import DriverError, text_of
from grader.oracle import Oracle
from grader.sandbox.client import Limits, SandboxTarget
from grader.sandbox.isolation import available, choose
from grader.spec import Case, Efficiency, Exercise, Values
from grader.target import LocalTarget

SOURCE = """
import numpy as np

class Counter:
    def __init__(self, start):
        self.count = start

    def add(self, number):
        self.count += number
        return self.count

def apply(f, x):
    x[0] += 1
    return f(x)

class Stub:
    def __init__(self, start):
        self.count = start

    def add(self, number):
        raise NotImplementedError

def double(x):
    return 2 * x

def halve(x):
    return x / 2
"""


def follow(counter: type, start: float, steps: np.ndarray) -> np.ndarray:
    """Drive a counter."""
    made = counter(start)
    return np.array([made.add(step) for step in steps])


def there_and_back(halve: object, double: object, x: np.ndarray) -> np.ndarray:
    return halve(double(x) + 1)


def square(apply: object, x: np.ndarray) -> float:
    return apply(lambda values: float(np.sum(values**2)), x)


STEPS = np.array([1.0, -2.0])
COUNTER = Exercise(
    name="Counter",
    parameters="start, steps",
    outputs="counts",
    values=(Values("values", "it counts", (Case("two steps", {"start": 5.0, "steps": STEPS}),)),),
    driver=follow,
    signature="Counter(start)",
)
APPLY = Exercise(name="apply", parameters="x", outputs="y", values=(), driver=square)
STUB = Exercise(
    name="Stub", parameters="start, steps", outputs="counts", values=COUNTER.values, driver=follow
)
HALVE = Exercise(
    name="halve",
    parameters="x",
    outputs="y",
    values=(Values("values", "it undoes double", (Case("two numbers", {"x": STEPS}),)),),
    driver=there_and_back,
    beside=("double",),
)
EXERCISES = {each.name: each for each in (COUNTER, APPLY, STUB, HALVE)}


class Counter:
    def __init__(self, start):
        self.count = start

    def add(self, number):
        self.count += number
        return self.count


RIGHT = {"Counter": Counter, "double": lambda x: x + x, "halve": lambda x: x * 0.5}


@pytest.fixture(params=["practice", *available()])
def ask(request, tmp_path):
    if request.param == "practice":
        path = tmp_path / "course.py"
        path.write_text(SOURCE, encoding="utf-8")
        target = LocalTarget(path)
    else:
        isolation = choose(request.param, allow_weaker=True)
        target = SandboxTarget("course", SOURCE.encode(), isolation=isolation, limits=Limits())
    target.begin(10)
    yield Ask(target, EXERCISES, Oracle(RIGHT.__getitem__, lambda name: {}))
    target.close()


def test_a_class_is_built_and_its_methods_are_called(ask):
    case = COUNTER.values[0].samples[0]
    assert ask.Counter(**case.arguments).counts.tolist() == [6.0, 4.0]
    assert ask.oracle.outputs(COUNTER, case)["counts"].tolist() == [6.0, 4.0]


def test_a_function_gets_a_function_and_what_it_changed_is_told(ask):
    answer = ask.call("apply", {"x": STEPS}, report=("x",))
    assert answer.y == 8.0
    assert answer.after["x"].tolist() == [2.0, -2.0]
    assert STEPS.tolist() == [1.0, -2.0]


def test_another_driver_may_be_used_for_a_law(ask):
    def alone(counter, start):
        return vars(counter(start))

    assert ask.call("Counter", {"start": 3}, driver=alone).value == {"count": 3}


def test_a_stub_is_found_through_its_methods(ask):
    assert ask.is_stub(STUB)
    assert not ask.is_stub(COUNTER)


def test_what_a_method_raises_is_told_with_its_class(ask):
    with pytest.raises(CallFailedError) as failure:
        ask.Stub(start=0, steps=STEPS)
    assert failure.value.reply.raised.frames[-1].function == "Stub.add"
    with pytest.raises(CallFailedError) as failure:
        ask.Counter(start="a", steps=STEPS)
    assert failure.value.reply.raised.frames[-1].function == "Counter.add"
    assert failure.value.reply.raised.frames[-1].source == "self.count += number"


def test_the_snippet_holds_the_driver_and_runs(tmp_path, monkeypatch, capsys):
    (tmp_path / "course.py").write_text(SOURCE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    text = snippet("course", COUNTER, dict(COUNTER.values[0].samples[0].arguments))
    exec(text, {})
    assert capsys.readouterr().out == "[6. 4.]\n"


def test_a_law_with_arguments_of_its_own_has_no_snippet():
    assert snippet("course", COUNTER, {"start": 5.0, "twice": True}) == ""
    assert snippet("course", COUNTER, {"start": 5.0}) == ""  # the usual driver wants steps, too
    assert snippet("course", COUNTER, {"steps": np.ones(2)}) == ""


def test_a_driver_may_be_given_several_functions(ask, tmp_path, monkeypatch, capsys):
    def alone(halve, x):
        return halve(x)

    case = HALVE.values[0].samples[0]
    assert ask.halve(**case.arguments).y.tolist() == [1.5, -1.5]
    assert ask.oracle.outputs(HALVE, case)["y"].tolist() == [1.5, -1.5]
    assert ask.call("halve", {"x": 3.0}, driver=alone).value == 1.5
    (tmp_path / "course.py").write_text(SOURCE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "course", raising=False)
    exec(snippet("course", HALVE, dict(case.arguments)), {})
    assert capsys.readouterr().out == "[ 1.5 -1.5]\n"


def test_a_function_missing_beside_another_is_told(ask):
    alone = replace(HALVE, beside=("treble",))
    ask.exercises = {**EXERCISES, "halve": alone}
    with pytest.raises(CallFailedError) as failure:
        ask.halve(x=STEPS)
    assert "defines no treble" in failure.value.reply.raised.message


def test_a_driver_stands_by_itself():
    assert (
        text_of(square)
        == "def square(apply, x):\n    return apply(lambda values: float(np.sum(values ** 2)), x)"
    )

    def leaning(function, x):
        return function(x, STEPS)

    with pytest.raises(
        DriverError, match=r"leaning must use nothing but its arguments and np. Received: \['STEPS'\]"
    ):
        text_of(leaning)


def timed(quick):
    """What the efficiency check sees of a function that should double, five times as fast as in 0.02 s."""
    case = Case("one", {"x": np.arange(40.0)})

    def obvious(x):
        time.sleep(0.02)
        return 2 * x

    claim = Efficiency(case, obvious, 5, "it is fast")
    exercise = Exercise(
        name="quick", parameters="x", outputs="y", values=(Values("values", "", ()),), efficiency=claim
    )
    target = LocalTarget({"quick": quick})
    target.begin(10)
    (check,) = efficiency(exercise)
    ask = Ask(target, {"quick": exercise}, Oracle())
    (case,) = check.cases(0)
    seen = check.observe(ask, case)
    return seen, check.judge(ask, case, seen)


@pytest.mark.parametrize(("pause", "fast", "calls"), [(0.0, True, 1), (0.05, False, 2)])
def test_efficiency_is_a_ratio_by_our_own_clock(pause, fast, calls):
    pauses = []

    def quick(x):
        pauses.append(pause)
        time.sleep(pause)
        return 2 * x

    seen, mismatch = timed(quick)
    assert seen == {"fast": fast}
    assert calls <= len(pauses) <= 5
    assert (mismatch is None) == fast


def test_what_was_remembered_is_not_fast():
    known = {}

    def remembers(x):
        if x.tobytes() not in known:
            time.sleep(0.05)
            known[x.tobytes()] = 2 * x
        return known[x.tobytes()]

    remembers(np.arange(40.0))  # the numbers that everybody can read
    seen, mismatch = timed(remembers)
    assert seen == {"fast": False}
    assert mismatch.message == "quick is not 5 times as fast as the obvious version"


def test_what_is_fast_has_to_be_right():
    seen, mismatch = timed(np.zeros_like)
    assert not seen["fast"]
    assert mismatch.message == "y has wrong values, on arrays as large as these"
