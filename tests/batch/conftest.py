"""A course of one assignment with two quick exercises, and a small class for it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from rich.console import Console

from grader.batch import Graded, Settings, batch
from grader.classroom import solution, with_mistakes, with_stubs
from grader.course import Course, find_course
from grader.progress import Progress
from grader.sandbox.client import Limits
from grader.sandbox.isolation import available, choose
from grader.spec import Mistake

RIGHT = solution(find_course(None, None), "activations")
LIMITS = Limits(seconds=5.0)


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """The activations, with ReLU only: a folder that `--course` takes."""
    real = find_course(None, None).assignment("activations").folder
    copy = tmp_path / "course" / "assignments" / real.name
    for part in ("activations.py", "exercises/relu.py", "mistakes/relu.py"):
        (copy / part).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(real / part, copy / part)
    return Course(tmp_path / "course")


@pytest.fixture
def handed_in(tmp_path: Path) -> Path:
    """Four submissions of one file each: right, nothing returned, not started, not Python."""
    folder = tmp_path / "class"
    folder.mkdir()
    wrong = Mistake("relu_forward.none", "", "", "def relu_forward(x):\n    return x, x\n")
    for name, source in {
        "ada": RIGHT,
        "ben": with_mistakes(RIGHT, [wrong]),
        "chiara": with_stubs(RIGHT, ["relu_forward", "relu_backward"]),
        "deniz": "def relu_forward(:\n",
    }.items():
        (folder / name).mkdir()
        (folder / name / "activations.py").write_text(source, encoding="utf-8")
    return folder


@pytest.fixture
def settings(course: Course, tmp_path: Path) -> Settings:
    return Settings(course, tmp_path / "out", choose(available()[0]), LIMITS)


@pytest.fixture
def grade_class(handed_in: Path, settings: Settings):
    """Grade the class; what is said on the way is in the console's file."""

    def run(jobs: int = 2, console: Console | None = None, settings: Settings = settings) -> Graded:
        return batch(handed_in, settings, jobs=jobs, progress=Progress(console or Console(quiet=True)))

    return run
