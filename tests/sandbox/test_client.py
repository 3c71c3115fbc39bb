"""Ordinary submissions through the sandbox, and the same through the in-process target."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from grader.sandbox.client import Limits, SandboxTarget
from grader.sandbox.isolation import RUNGS, Isolation, available, choose
from grader.sandbox.wire import Handle, Rng, WireError
from grader.target import Frame, LocalTarget, Target

if TYPE_CHECKING:
    from tests.sandbox.conftest import Submit

SOURCE = '''
"""A student's file."""
import math
import warnings
from dataclasses import dataclass

import numpy as np

calls = 0

@dataclass
class Cache:
    x: object

def relu_forward(x, *, slope=0.0):
    return np.maximum(x, 0), Cache(x)

def relu_backward(dout, cache):
    return dout * (cache.x > 0)

def in_place(x, y):
    x *= 2
    return y

def dropout(x, p, rng):
    return x * (rng.random(x.shape) > p)

def describe(x):
    return {"shape": x.shape, "flags": (x.flags.c_contiguous, x.flags.f_contiguous, x.flags.writeable)}

def several():
    return None, True, 3, 2.5, "text", [1, (2,)], np.float32(2), np.arange(3)

def warn():
    print("so far", np.log(np.zeros(1)))
    return 1

def strict():
    return np.geterr()["divide"]

def loosen():
    np.seterr(all="raise")

def inner(x):
    raise ValueError(f"bad {x}")

def fails(x):
    return inner(x)

def flatten(x, *shapes, **more):
    return shapes

def whole(cache):
    return cache

_private = relu_forward
'''


@pytest.fixture(scope="module", params=[*RUNGS, "local"])
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    if request.param == "local":
        path = tmp_path_factory.mktemp("local") / "activations.py"
        path.write_text(SOURCE)
        yield LocalTarget(path)
        return
    if request.param not in available():
        pytest.skip(f"{request.param} does not work here")
    target = SandboxTarget("activations", SOURCE.encode(), isolation=choose(request.param), limits=Limits())
    yield target
    target.close()


@pytest.fixture
def target(shared: Target) -> Target:
    shared.begin(3.0)
    return shared


def test_functions_are_listed(target: Target) -> None:
    functions = target.load().value["functions"]  # type: ignore[index]
    assert {"relu_forward", "flatten", "Cache"} <= set(functions)
    assert not {"_private", "np", "math", "calls"} & set(functions)
    assert target.load() is target.load()


def test_a_cache_stays_and_comes_back(target: Target) -> None:
    x = np.array([[-1.0, 2.0], [3.0, -4.0]])
    out, cache = target.call("relu_forward", [x], opaque=True).value  # type: ignore[misc]
    assert out.tolist() == [[0, 2], [3, 0]]
    assert isinstance(cache, Handle)
    assert cache.type_name == "Cache"
    assert target.call("relu_backward", [np.ones((2, 2)), cache]).value.tolist() == [[0, 1], [1, 0]]  # type: ignore[attr-defined]


def test_a_discarded_cache_is_gone(target: Target) -> None:
    _, cache = target.call("relu_forward", [np.ones(2)], opaque=True, discard=True).value  # type: ignore[misc]
    assert cache == Handle(0, "Cache")
    assert target.call("whole", [cache]).outcome == "died"


def test_a_check_begins_with_nothing_kept(target: Target) -> None:
    _, cache = target.call("relu_forward", [np.ones(2)], opaque=True).value  # type: ignore[misc]
    target.begin(3.0)
    assert target.call("strict", []).outcome == "returned"
    assert target.call("whole", [cache]).outcome == "died"


def test_arguments_are_reported_and_ours_untouched(target: Target) -> None:
    x, y = np.ones(3), np.zeros(2)
    reply = target.call("in_place", [x, y], report=[1, 0])
    assert [array.tolist() for array in reply.arguments] == [[0, 0], [2, 2, 2]]  # type: ignore[attr-defined]
    assert x.tolist() == [1, 1, 1]
    reply.value[0] = 9  # type: ignore[index]
    assert y.tolist() == [0, 0]


def test_generators_are_made_from_seeds(target: Target) -> None:
    x = np.ones(50)
    ours = x * (np.random.default_rng(5).random(50) > 0.3)
    for _ in range(2):
        assert np.array_equal(target.call("dropout", [x, 0.3, Rng(5)]).value, ours)  # type: ignore[arg-type]


@pytest.mark.parametrize("order", ["C", "F", "strided"])
@pytest.mark.parametrize("writeable", [True, False])
def test_layout_arrives(target: Target, order: str, writeable: bool) -> None:
    x = np.zeros((3, 8))[:, ::2] if order == "strided" else np.zeros((3, 4), order=order)  # type: ignore[call-overload]
    x.flags.writeable = writeable
    value = target.call("describe", [x]).value
    assert value == {"shape": (3, 4), "flags": (x.flags.c_contiguous, x.flags.f_contiguous, writeable)}


def test_values_keep_their_types(target: Target) -> None:
    *plain, scalar, array = target.call("several", []).value  # type: ignore[misc]
    assert plain == [None, True, 3, 2.5, "text", [1, (2,)]]
    assert type(scalar) is np.float32
    assert array.dtype == np.int64
    assert array.flags.writeable


def test_warnings_and_prints_cost_nothing(target: Target, capfd: pytest.CaptureFixture[str]) -> None:
    reply = target.call("warn", [])
    assert reply.value == 1
    if isinstance(target, LocalTarget):
        assert capfd.readouterr().out == "so far [-inf]\n"
    else:
        assert reply.printed == "so far [-inf]\n"
        assert reply.warnings == ("RuntimeWarning: divide by zero encountered in log",)


def test_a_call_leaves_no_settings_behind(target: Target) -> None:
    target.call("loosen", [])
    assert target.call("strict", []).value == "warn"
    assert np.geterr()["divide"] == "warn"


def test_exceptions_come_with_their_lines(target: Target) -> None:
    raised = target.call("fails", [3]).raised
    assert raised is not None
    assert raised.kinds == ("ValueError", "Exception", "BaseException", "object")
    assert raised.message == "bad 3"
    lines = SOURCE.splitlines()
    deepest = lines.index('    raise ValueError(f"bad {x}")') + 1
    assert raised.frames == (
        Frame(lines.index("    return inner(x)") + 1, "return inner(x)", "fails"),
        Frame(deepest, 'raise ValueError(f"bad {x}")', "inner"),
    )


def test_a_missing_function_is_an_exception(target: Target) -> None:
    raised = target.call("softmax", [1]).raised
    assert raised is not None
    assert raised.kinds[0] == "AttributeError"
    assert raised.message == "the file defines no softmax"


def test_wrong_arguments_are_an_exception(target: Target) -> None:
    raised = target.call("relu_backward", []).raised
    assert raised is not None
    assert raised.kinds[0] == "TypeError"
    assert raised.frames == ()


def test_only_data_is_sent(target: Target) -> None:
    with pytest.raises(TypeError, match="only data"):
        target.call("whole", [object()])


def test_more_than_a_frame_is_not_sent(submit: Submit) -> None:
    with pytest.raises(WireError):
        submit(SOURCE).call("whole", [np.zeros(2**24)])


def test_large_arrays_cross(submit: Submit) -> None:
    x = np.random.default_rng(0).normal(size=2**21)
    assert np.array_equal(submit(SOURCE).call("whole", [x]).value, x)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "source",
    [
        b"\xef\xbb\xbfdef f():\n    return 'caf\xc3\xa9'\n",
        b"# -*- coding: latin-1 -*-\ndef f():\n    return 'caf\xe9'\n",
        b"def f():\r\n    return 'caf\xc3\xa9'\r\n",
        b"def f():\r    return 'caf\xc3\xa9'\r",
        b"def f():\n    return 'caf\xc3\xa9'",
    ],
    ids=["bom", "latin-1", "crlf", "cr", "no newline"],
)
@pytest.mark.parametrize("end", ["sandbox", "local"])
def test_encodings_are_honoured(submit: Submit, tmp_path: Path, source: bytes, end: str) -> None:
    path = tmp_path / "activations.py"
    path.write_bytes(source)
    target: Target = submit(source) if end == "sandbox" else LocalTarget(path)
    assert target.call("f", []).value == "caf\N{LATIN SMALL LETTER E WITH ACUTE}"


@pytest.mark.parametrize(
    ("source", "kind", "line"),
    [
        (b"def f(:\n    pass\n", "SyntaxError", 1),
        (b"x = 1\n  y = 2\n", "IndentationError", 2),
        (b"x = 1\nx = y\n", "NameError", 2),
        (b"# coding: no-such-thing\n", "SyntaxError", None),
        (b"x = '\xff'\n", "SyntaxError", None),
        (b"exit()\n", "SystemExit", 1),
    ],
)
@pytest.mark.parametrize("end", ["sandbox", "local"])
def test_a_file_that_fails_says_where(
    submit: Submit, tmp_path: Path, source: bytes, kind: str, line: int | None, end: str
) -> None:
    path = tmp_path / "activations.py"
    path.write_bytes(source)
    target: Target = submit(source) if end == "sandbox" else LocalTarget(path)
    raised = target.load().raised
    assert raised is not None
    assert kind in raised.kinds or "UnicodeDecodeError" in raised.kinds
    assert [frame.line for frame in raised.frames[-1:]] == ([line] if line else [])


ENDLESS = """
import contextlib, numpy as np, signal, time

def inner(x):
    while x == x:
        x = x * 1
        x = x + 0

def loop(x):
    y = 2
    for entry in [x]:
        inner(y)

def swallows(x):
    while True:
        with contextlib.suppress(BaseException):
            while True:
                x = x

def sleeps(x):
    time.sleep(60)

def given(n):
    return sum(entry for entry in iter(int, 1))
"""


@pytest.mark.parametrize(
    ("function", "line", "source"),
    [
        ("inner", 5, "while x == x:"),
        ("loop", 11, "for entry in [x]:"),
        ("swallows", 15, "while True:"),
        ("sleeps", 20, "def sleeps(x):"),
        ("given", 23, "def given(n):"),
    ],
)
@pytest.mark.parametrize("end", ["sandbox", "local"])
def test_what_takes_too_long_says_in_which_loop(
    submit: Submit, tmp_path: Path, function: str, line: int, source: str, end: str
) -> None:
    """The outermost one: in which of its lines the clock finds it is chance."""
    path = tmp_path / "activations.py"
    path.write_text(ENDLESS)
    if (function, end) == ("swallows", "local"):
        pytest.skip("practice can't stop what swallows everything")
    target: Target = submit(ENDLESS) if end == "sandbox" else LocalTarget(path)
    target.load()
    target.begin(0.2)
    reply = target.call(function, [1.0])
    assert (reply.outcome, reply.message) == ("timeout", "the time limit was reached")
    assert reply.still_in == (Frame(line, source, function),)
    target.begin(3.0)
    assert target.call("inner", [np.nan]).outcome == "returned"


@pytest.mark.parametrize(
    "deaf",
    [
        "signal.signal(signal.SIGALRM, signal.SIG_IGN)",
        "signal.setitimer(signal.ITIMER_REAL, 0)",
        "ast.parse = None",
    ],
)
def test_a_deaf_file_is_stopped_all_the_same(submit: Submit, deaf: str) -> None:
    target = submit(f"import ast, signal\ndef f():\n    {deaf}\n    while True: pass\n")
    target.load()
    target.begin(0.2)
    reply = target.call("f", [])
    assert (reply.outcome, reply.still_in) == ("timeout", ())


def test_a_killed_worker_runs_the_file_again(submit: Submit) -> None:
    target = submit(SOURCE + "\ndef hang():\n    while True: pass\n")
    _, cache = target.call("relu_forward", [np.ones(2)], opaque=True).value  # type: ignore[misc]
    target.begin(0.2)
    assert target.call("hang", []).outcome == "timeout"
    assert target.call("strict", []).message == "the check's time limit was reached before this call"
    target.begin(3.0)
    assert target.call("strict", []).outcome == "returned"
    assert "lost" in target.call("whole", [cache]).message


def test_loading_has_its_own_limit(submit: Submit) -> None:
    target = submit("import time\ntime.sleep(0.5)\ndef f(): return 1\n", seconds=0.9, load_seconds=0.2)
    assert target.load().outcome == "timeout"
    patient = submit("import time\ntime.sleep(0.3)\nimport os\ndef f(): return 1\ndef die(): os._exit(1)\n")
    patient.load()
    patient.begin(0.2)
    assert patient.call("die", []).outcome == "died"
    assert patient.call("f", []).value == 1, "running the file again is not on the check's clock"


def test_a_closed_target_can_be_asked_again(submit: Submit) -> None:
    target = submit(SOURCE)
    assert target.call("strict", []).value == "warn"
    target.close()
    target.close()
    assert target.call("strict", []).value == "warn"


def test_a_call_is_quick_and_so_is_a_restart(isolation: Isolation) -> None:
    """Bounds five times what a quiet machine shows: they catch a design gone wrong, not a busy neighbour."""
    target = SandboxTarget("activations", SOURCE.encode(), isolation=isolation, limits=Limits())
    starts, calls, x = [], [], np.ones((3, 4))
    for _ in range(3):
        began = time.perf_counter()
        target.begin(9.0)
        target.call("describe", [x])
        starts.append(time.perf_counter() - began)
        for _ in range(50):
            calls.append(target.call("relu_forward", [x], opaque=True, discard=True).seconds)
        target.close()
    assert statistics.median(starts) < 1.0
    assert statistics.median(calls) < 1.5e-3


def test_output_can_be_silenced(submit: Submit) -> None:
    source = """
        import contextlib, os
        def f():
            with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):
                print("unseen")
            with open(os.devnull) as nothing:
                return nothing.read()
        """
    reply = submit(source).call("f", [])
    assert (reply.value, reply.printed) == ("", "")


def test_an_interrupted_call_leaves_no_reply_behind(submit: Submit, monkeypatch: pytest.MonkeyPatch) -> None:
    target = submit(SOURCE)
    target.load()

    def interrupt(*args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("grader.sandbox.client._Worker.receive", interrupt)
        with pytest.raises(KeyboardInterrupt):
            target.call("whole", ["first"])
    assert target.call("whole", ["second"]).value == "second"


def test_isolation_is_named(submit: Submit, isolation: Isolation) -> None:
    assert submit(SOURCE).rung == isolation.rung
    assert LocalTarget({}).rung == "none"
