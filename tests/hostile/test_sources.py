"""Files that attack whatever reads, decodes and compiles them, before a line of them runs."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest

from grader.sandbox.isolation import Isolation
from grader.spec import Status

RIGHT = textwrap.dedent("""
    import numpy as np
    NAME = "\N{GREEK SMALL LETTER ALPHA}\N{LATIN SMALL LETTER E WITH ACUTE}"
    def relu_forward(x):
        return np.where(x > 0, x, 0.0), x
    def relu_backward(dout, cache):
        return dout * (cache > 0)
""")
BROKEN = {
    "utf-16": RIGHT.encode("utf-16"),
    "utf-32 with a coding cookie": ("# coding: utf-32\n" + RIGHT).encode("utf-32"),
    "an unknown coding": b"# coding: klingon\n" + RIGHT.encode(),
    "a coding that is no text": b"# coding: zlib_codec\n" + RIGHT.encode(),
    "latin-1 without saying so": RIGHT.replace("\N{GREEK SMALL LETTER ALPHA}", "a").encode("latin-1"),
    "null bytes": RIGHT.encode() + b"\x00\x00",
    "only null bytes": bytes(100_000),
    "noise": bytes(range(256)) * 400,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(1000),
    "a compiled file": b"\xa7\r\r\n" + bytes(12) + b"\xe3\x00\x00",
    "half a character": RIGHT.replace("NAME", "N\\ud800AME").encode(),
    "brackets without end": b"x = " + b"(" * 500_000,
    "signs without end": b"x = " + b"-" * 900_000 + b"1",
    "attributes without end": b"x = a" + b".a" * 400_000,
    "indentation without end": b"\n".join(b" " * depth + b"if 1:" for depth in range(1, 1200)),
    "a number without end": b"x = " + b"9" * 900_000,
    "an f-string in f-strings": b"x = " + b'f"{' * 1000 + b"1" + b'}"' * 1000,
    "a sum without end": b"x = 1" + b"+1" * 400_000 + b"\nraise SystemExit",
    "conflict markers": b"<<<<<<< HEAD\n" + RIGHT.encode(),
    "a tab after spaces": b"def relu_forward(x):\n        y = 1\n\treturn x, x\n",
    "another language": b"#include <stdio.h>\nint main() { return 0; }\n",
}
READABLE = {
    "a byte order mark": b"\xef\xbb\xbf" + RIGHT.encode(),
    "latin-1 that says so": b"# coding: latin-1\n" + RIGHT.encode("utf-8"),
    "carriage returns": RIGHT.replace("\n", "\r").encode(),
    "form feeds": b"\x0c\n" + RIGHT.encode(),
    "no last line end": RIGHT.strip().encode(),
    "a shebang": b"#!/bin/rm -rf /\n" + RIGHT.encode(),
    "a bomb of a constant": RIGHT.encode() + b"\nbig = lambda: 'x' * 2**60 * 2**60\n",
}


@pytest.mark.parametrize("source", BROKEN.values(), ids=BROKEN)
def test_what_does_not_load_earns_nothing_and_says_why(
    source: bytes, strongest: Isolation, grade_source: Callable
) -> None:
    outcome = grade_source(source, strongest, seconds=5, load_seconds=5)
    first, *others = outcome.results.values()
    assert outcome.points == 0
    assert outcome.problem
    assert first.status in (Status.FAILED, Status.DIED, Status.MEMORY)
    assert {result.status for result in others} == {Status.BLOCKED}


@pytest.mark.parametrize("source", READABLE.values(), ids=READABLE)
def test_what_loads_is_graded(source: bytes, strongest: Isolation, grade_source: Callable) -> None:
    outcome = grade_source(source, strongest)
    assert outcome.points == outcome.report.max_points


@pytest.mark.parametrize(
    "source", [b"", b"\n", b"pass", b"'''docstring'''", b"relu_forward = 3", b"#" * 1000]
)
def test_an_empty_file_earns_nothing(source: bytes, strongest: Isolation, grade_source: Callable) -> None:
    outcome = grade_source(source, strongest)
    assert outcome.points == 0
    assert outcome.report.max_points > 0
    assert {result.status for result in outcome.results.values()} <= {Status.NOT_STARTED, Status.BLOCKED}
