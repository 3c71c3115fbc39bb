"""A course with one quick exercise pair, and submissions to it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from grader.classroom import solution, with_stubs
from grader.cli import main
from grader.course import find_course

RIGHT = solution(find_course(None, None), "activations")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    real = find_course(None, None).assignment("activations").folder
    copy = tmp_path / "course" / "assignments" / real.name
    for part in ("activations.py", "exercises/relu.py", "mistakes/relu.py"):
        (copy / part).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(real / part, copy / part)
    return tmp_path / "course"


@pytest.fixture
def right(tmp_path: Path) -> Path:
    path = tmp_path / "ada" / "activations.py"
    path.parent.mkdir()
    path.write_text(RIGHT, encoding="utf-8")
    return path


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """The forward doubles and prints what looks like a workflow command; the backward is not written yet."""
    path = tmp_path / "ben" / "activations.py"
    path.parent.mkdir()
    doubled = "\n\ndef relu_forward(x):\n    print('::error::hacked')\n    return 2 * np.maximum(x, 0), x\n"
    path.write_text(with_stubs(RIGHT, ["relu_backward"]) + doubled, encoding="utf-8")
    return path


@pytest.fixture
def gradecheck(course, capfd):
    """Run a command on the small course; gives the exit status and what was printed."""

    def run(*arguments: object) -> tuple[int, str, str]:
        where = [] if arguments[0] == "doctor" else ["--course", str(course)]
        status = main([*(str(argument) for argument in arguments), *where])
        return (status, *capfd.readouterr())

    return run
