"""The in-process target: practice keeps its clock, its debugger and its speed."""

from __future__ import annotations

import statistics
import sys
import time
from bdb import BdbQuit
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from grader.sandbox.wire import Handle
from grader.target import LocalTarget


def test_a_loop_is_stopped_even_when_it_swallows() -> None:
    def loop() -> None:
        while True:
            try:
                while True:
                    time.sleep(0.01)
            except BaseException as problem:
                swallowed.append(problem)
                if len(swallowed) == 2:
                    raise

    swallowed: list[BaseException] = []
    target = LocalTarget({"loop": loop, "quick": lambda: 1})
    target.begin(0.05)
    assert target.call("loop", []).outcome == "timeout"
    target.begin(1.0)
    assert target.call("quick", []).value == 1


@pytest.mark.parametrize("stop", [LocalTarget.stop_clocks, lambda: sys.settrace(lambda *_: None)])
def test_the_clocks_stop_for_good_once_there_was_a_debugger(
    monkeypatch: pytest.MonkeyPatch, stop: Callable[[], None]
) -> None:
    def thinks() -> str:
        stop()
        time.sleep(0.15)
        sys.settrace(tracing)
        time.sleep(0.1)
        return "resumed"

    tracing = sys.gettrace()
    monkeypatch.setattr(LocalTarget, "timed", True)
    target = LocalTarget({"thinks": thinks})
    target.begin(0.05)
    assert [target.call("thinks", []).value for _ in range(2)] == ["resumed"] * 2


def test_quitting_a_debugger_ends_the_session() -> None:
    def quits() -> None:
        raise BdbQuit

    with pytest.raises(KeyboardInterrupt):
        LocalTarget({"f": quits}, quits=(BdbQuit,)).call("f", [])
    assert LocalTarget({"f": quits}).call("f", []).outcome == "raised"


def test_an_interrupt_reaches_the_person_who_sent_it() -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        LocalTarget({"f": interrupted}).call("f", [])


def test_the_exception_is_kept_for_debuggers() -> None:
    def fails() -> None:
        raise ValueError("no")

    reply = LocalTarget({"f": fails}).call("f", [])
    assert isinstance(reply.exception, ValueError)
    assert reply.raised is not None
    assert [frame.function for frame in reply.raised.frames] == ["fails"]


@pytest.mark.parametrize(
    ("error", "outcome"), [(MemoryError, "memory"), (SystemExit, "raised"), (GeneratorExit, "raised")]
)
def test_other_ends_are_outcomes(error: type[BaseException], outcome: str) -> None:
    def ends() -> None:
        raise error

    assert LocalTarget({"f": ends}).call("f", []).outcome == outcome


def test_an_answer_too_large_for_the_wire_is_refused_here_too() -> None:
    target = LocalTarget({"f": lambda: list(range(10**6))})
    assert target.call("f", []).outcome == "garbled"


def test_answers_do_not_change_later() -> None:
    buffer = np.zeros(2)
    target = LocalTarget({"f": lambda: buffer})
    value = target.call("f", []).value
    buffer += 1
    assert value.tolist() == [0, 0]  # type: ignore[attr-defined]


def test_the_file_is_run_under_its_own_path(tmp_path: Path) -> None:
    path = tmp_path / "own_path_module.py"
    path.write_text("def where():\n    return __file__, __name__\n")
    try:
        assert LocalTarget(path).call("where", []).value == (str(path), "own_path_module")
    finally:
        del sys.modules["own_path_module"]


def test_no_bytecode_is_left(tmp_path: Path) -> None:
    path = tmp_path / "own_path_module.py"
    path.write_text("x = 1\n")
    try:
        assert LocalTarget(path).load().outcome == "returned"
    finally:
        del sys.modules["own_path_module"]
    assert list(tmp_path.iterdir()) == [path]


def test_a_call_costs_microseconds() -> None:
    target, x = LocalTarget({"f": lambda a, b: (a, {})}), np.ones((3, 4))
    target.begin(30.0)
    assert isinstance(target.call("f", [x, x], opaque=True).value[1], Handle)  # type: ignore[index]
    seconds = [target.call("f", [x, x], opaque=True, discard=True).seconds for _ in range(500)]
    assert statistics.median(seconds) < 150e-6
