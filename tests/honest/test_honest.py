"""Odd but right submissions get full points, in the sandbox.

Each file beside this one redefines some functions of an assignment in a way a careful student might; it is appended
to a right solution, and every exercise it touches must pass every check. Files that are odd as a whole (a byte order
mark, Windows line ends, tabs, an old encoding, prints, a slow import) are made here.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.assignment import load
from grader.classroom import solution
from grader.course import Course
from grader.oracle import Oracle
from grader.run import Grading
from grader.sandbox.client import Limits, SandboxTarget
from grader.sandbox.isolation import choose
from grader.spec import Status
from tests.mutation.mutants import affected

ROOT = Path(__file__).resolve().parents[2]
COURSE = Course(ROOT)
ORACLE = Oracle()
VARIANTS = sorted(Path(__file__).parent.glob("*/*.py"))


def failures(stem: str, source: bytes, exercises: set[str]) -> list[tuple[str, str, object]]:
    """Checks of these exercises that do not pass."""
    assignment = COURSE.assignment(stem)
    loaded = load(assignment.folder, stem)
    target = SandboxTarget(stem, source, isolation=choose(None, allow_weaker=True), limits=Limits())
    try:
        grading = Grading(loaded, target, ORACLE, data=COURSE.dataset)
        checks = [check.name for check in loaded.checks if check.exercise.name in exercises]
        assert checks
        results = [grading.result(name) for name in checks]
    finally:
        target.close()
    return [(r.check, r.status.value, r.detail) for r in results if r.status is not Status.PASSED]


def touched(stem: str, source: str, text: str) -> set[str]:
    """The exercises whose answer depends on what the variant defines, with both directions of each."""
    loaded = load(COURSE.assignment(stem).folder, stem)
    kinds = (ast.FunctionDef, ast.ClassDef)
    defined = {node.name for node in ast.parse(text).body if isinstance(node, kinds)}
    reached = affected(source, list(loaded.exercises))
    names = {name for function in defined & reached.keys() for name in reached[function]}
    return {
        name
        for name, exercise in loaded.exercises.items()
        if name in names or (exercise.backward_of and exercise.backward_of.name in names)
    }


def test_there_are_enough_variants() -> None:
    assert len(VARIANTS) >= 25


@pytest.mark.parametrize("path", VARIANTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_variant_gets_full_points(path: Path) -> None:
    stem, text = path.parent.name, path.read_text(encoding="utf-8")
    source = solution(COURSE, stem) + "\n\n" + text
    exercises = touched(stem, source, text)
    assert exercises, "the variant redefines no exercise"
    assert failures(stem, source.encode(), exercises) == []


WHOLE_FILES: dict[str, Callable[[str], bytes]] = {
    "byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "windows line ends": lambda text: text.replace("\n", "\r\n").encode(),
    "old mac line ends": lambda text: text.replace("\n", "\r").encode(),
    "tabs": lambda text: text.replace("    ", "\t").encode(),
    "latin-1": lambda text: ("# -*- coding: latin-1 -*-\n# \xe9t\xe9\n" + text).encode("latin-1"),
    "unicode names": lambda text: (text + "\nα = 'naïve 学生'\n").encode(),
    "no newline at the end": lambda text: text.rstrip().encode(),
    "form feeds and trailing spaces": lambda text: text.replace("\n\n\n", "\n\f\n   \n").encode(),
    "prints at import": lambda text: (text + "\nprint('hello ' * 50)\n").encode(),
    "warns at import": lambda text: (
        text + "\nimport warnings\nwarnings.warn('careful', stacklevel=1)\n"
    ).encode(),
    "warnings as errors": lambda text: (
        text + "\nimport warnings\nwarnings.simplefilter('error')\n"
    ).encode(),
    "seeds at import": lambda text: (text + "\nnp.random.seed(0)\nimport random\nrandom.seed(0)\n").encode(),
    "slow import": lambda text: ("import time\ntime.sleep(1.5)\n" + text).encode(),
    "a main block": lambda text: (text + "\nif __name__ == '__main__':\n    raise SystemExit(1)\n").encode(),
    "postponed annotations": lambda text: ("from __future__ import annotations\n" + text).encode(),
    "prints in every call": lambda text: text.replace(
        "\n    return ", "\n    print('here')\n    return "
    ).encode(),
}


@pytest.mark.parametrize("name", WHOLE_FILES)
def test_odd_file_gets_full_points(name: str) -> None:
    source = WHOLE_FILES[name](solution(COURSE, "activations"))
    assert failures("activations", source, {"relu_forward", "softmax_forward", "softmax_backward"}) == []
