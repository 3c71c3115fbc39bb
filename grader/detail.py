"""What a failure carries, as data: inputs, got, expected, where, and a snippet to paste. Text is rendered later."""

from __future__ import annotations

import inspect
import itertools
from typing import Any

import numpy as np

from grader.ask import names, returned
from grader.assignment import Loaded
from grader.drivers import text_of
from grader.oracle import Oracle
from grader.sandbox.wire import Handle, Rng
from grader.spec import Case, Check, Exercise, Json, Mismatch
from grader.target import Reply

Array = np.ndarray[Any, Any]

SHOWN = 400
"""Entries of an array that a report holds; a larger one is summarised."""

TEXT = 4000
"""Characters of a text that a report holds."""

_SHOW = {"inputs_unchanged": "{}", "dtype": "repr({})"}
"""What a snippet prints, of the output in question, where the usual outputs alone would not show the failure."""


def failure_detail(check: Check, loaded: Loaded, oracle: Oracle, case: Case, mismatch: Mismatch) -> Json:
    """Everything a renderer needs to show a failure, in JSON's own types."""
    detail: Json = {"message": mismatch.message, "case": case.name}
    arguments = dict(case.arguments)
    exercise = check.exercise
    if exercise.backward_of is not None:
        arguments["dout"] = oracle.upstream(exercise.backward_of, case)
    detail["inputs"] = {name: plain(value) for name, value in arguments.items()}
    for key, value in mismatch.detail.items():
        if key == "error":
            detail["error_map"] = error_map(value)
        else:
            detail[key] = plain(value)
    if check.family not in {"statistics", "sanity", "caches"}:
        about = _SHOW.get(check.family, "") and mismatch.detail.get("output")
        text = snippet(
            loaded.stem, exercise, arguments, (_SHOW[check.family].format(about),) if about else ()
        )
        if text:
            detail["snippet"] = text
    return detail


def call_detail(function: str, reply: Reply) -> Json:
    """Why a call brought no answer."""
    if reply.raised is None:
        detail: Json = {"message": f"{function}: {reply.message}"}
        frames = reply.still_in
    else:
        kind, message = reply.raised.kinds[0], reply.raised.message
        detail = {
            "message": f"{function} raised {kind}: {message}" if message else f"{function} raised {kind}"
        }
        frames = reply.raised.frames
    if frames:
        last = frames[-1]
        detail["line"] = {"number": last.line, "source": last.source.strip(), "function": last.function}
    return detail


def tame(value: Any) -> Any:
    """What a submission had a say in, safe to show and of bounded length.

    Control characters and halves of characters are escaped: they would steer a terminal, or end whatever writes
    a page.
    """
    if isinstance(value, str):
        more = len(value) - TEXT
        shown = "".join(
            char if char.isprintable() or char in "\n\t" else repr(char)[1:-1] for char in value[:TEXT]
        )
        return shown if more <= 0 else f"{shown}\n[and {more:,} more characters]"
    if isinstance(value, dict):
        return {tame(key): tame(item) for key, item in itertools.islice(value.items(), SHOWN)}
    return [tame(item) for item in value] if isinstance(value, list) else value


def plain(value: Any) -> Any:
    """A value in JSON's own types; nan and infinities become words, large arrays a summary."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in itertools.islice(value.items(), SHOWN)}
    if isinstance(value, np.ndarray):
        return _plain_array(value)
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value[:SHOWN]]
    if isinstance(value, np.longdouble):  # its item() is itself
        return plain(float(value))
    if isinstance(value, np.generic):
        return plain(value.item())
    if isinstance(value, bytes):
        return f"{len(value):,} bytes"
    if isinstance(value, Rng):
        return f"numpy.random.default_rng({value.seed})"
    if isinstance(value, Handle):
        return f"<{value.type_name}>"
    if isinstance(value, float) and not np.isfinite(value):
        return str(value)
    return value if isinstance(value, (bool, int, float, str, type(None))) else str(value)


def _plain_array(value: Array) -> Any:
    if value.size > SHOWN:
        head = [plain(item) for item in value.ravel()[:8]]
        return {"shape": list(value.shape), "dtype": str(value.dtype), "first": head}
    if value.dtype == np.float64 and value.size:
        return plain(value.tolist())
    return {"shape": list(value.shape), "dtype": str(value.dtype), "values": plain(value.tolist())}


def error_map(error: Array) -> Json | None:
    """The error as a grid to draw: the last two axes of up to four slices, None for a single number."""
    if error.size < 2:
        return None
    grid = np.atleast_2d(error)
    slices = grid.reshape(-1, *grid.shape[-2:])[:4, :32, :32]
    shown = np.where(np.isfinite(slices), np.minimum(slices, 1e9), -1.0)
    return {
        "shape": list(error.shape),
        "slices": [[[float(f"{v:.3g}") for v in row] for row in s] for s in shown],
    }


def snippet(stem: str, exercise: Exercise, arguments: dict[str, Any], show: tuple[str, ...] = ()) -> str:
    """Lines to paste into a Python prompt that show the failure.

    "" where the arrays are too large to paste, or where a law works with arguments of its own.
    """
    forward = exercise.backward_of or exercise
    if not arguments.keys() <= {*names(forward.parameters), "dout"}:
        return ""
    if sum(_count(value) for value in arguments.values()) > SHOWN // 4:
        return ""
    used = list(dict.fromkeys([forward.name, exercise.name, *forward.beside]))
    lines = ["import numpy as np", f"from {stem} import {', '.join(used)}"]
    lines += [f"{name} = {source(value, f'{name} = ')}" for name, value in arguments.items()]
    given = [name for name in names(forward.parameters) if name in arguments]
    if given != list(names(forward.parameters))[: len(given)]:  # one in the middle is missing
        return ""
    if forward.driver is not None:
        lines += ["", text_of(forward.driver), ""]
        given = [forward.name, *forward.beside, *given]
        try:
            inspect.signature(forward.driver).bind(*given)
        except TypeError:  # a law asks with a driver of its own, which needs less
            return ""
    called = forward.driver.__name__ if forward.driver is not None else forward.name
    lines.append(f"{forward.outputs} = {called}({', '.join(given)})")
    if forward is not exercise:
        lines.append(f"{exercise.outputs} = {exercise.name}(dout, cache)")
    outputs = returned(exercise)
    lines.append(f"print({', '.join(show or [*outputs, *exercise.updates])})")
    return "\n".join(lines)


def _count(value: Any) -> int:
    """How many numbers a value holds."""
    items = value.values() if isinstance(value, dict) else value
    return sum(map(_count, items)) if isinstance(value, (dict, list, tuple)) else int(np.size(value))


def source(value: Any, before: str = "") -> str:
    """Python source that makes a value; ``before`` is what stands in front of it, for the indentation of rows."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key!r}: {source(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        items = ", ".join(source(item) for item in value)
        return f"[{items}]" if isinstance(value, list) else f"({items}{',' * (len(value) == 1)})"
    if isinstance(value, np.ndarray):
        start = f"{before}np.array("
        text = np.array2string(
            value, separator=", ", threshold=SHOWN, floatmode="unique", max_line_width=90, prefix=start
        )
        dtype = "" if value.dtype == np.float64 else f", dtype=np.{value.dtype}"
        if value.size == 0:
            return f"np.zeros({value.shape}{dtype})"
        text = text.replace("nan", "np.nan").replace("inf", "np.inf")
        order = (
            ", order='F'"
            if value.ndim > 1 and value.flags.f_contiguous and not value.flags.c_contiguous
            else ""
        )
        return f"np.array({text}{dtype}{order})"
    if isinstance(value, Rng):
        return f"np.random.default_rng({value.seed})"
    return repr(value.item() if isinstance(value, np.generic) else value)
