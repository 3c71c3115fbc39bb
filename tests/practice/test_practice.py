"""`pytest assignments/` as students run it: another process, a small course, a file that they edit."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.course import Course

ROOT = Path(__file__).resolve().parents[2]
HEAD = "import numpy as np\n\n\ndef relu_forward(x):\n"
Practice = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    """Run pytest on a course of one exercise pair; the body of relu_forward comes first, then options."""
    real = Course(ROOT).assignment("activations").folder
    folder = tmp_path / "assignments" / real.name
    for part in ("test_activations.py", "exercises/relu.py", "mistakes/relu.py"):
        (folder / part).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(real / part, folder / part)

    def run(body: str, *options: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        (folder / "activations.py").write_text(HEAD + "".join(f"    {line}\n" for line in body.split("\n")))
        command = [sys.executable, "-m", "pytest", "assignments", *options]
        return subprocess.run(command, cwd=tmp_path, input=typed, capture_output=True, text=True, timeout=60)

    return run


def test_a_breakpoint_opens_in_the_students_function(practice: Practice) -> None:
    run = practice("breakpoint()\nreturn np.maximum(x, 0.0), x", "-x", typed="p ('seen', x.shape)\nq\n")
    assert "('seen', (2,))" in run.stdout
    assert "NameError" not in run.stdout


def test_quitting_the_debugger_ends_the_run(practice: Practice) -> None:
    run = practice("breakpoint()\nreturn np.maximum(x, 0.0), x", typed="q\n" * 3)
    assert run.returncode == pytest.ExitCode.INTERRUPTED
    assert run.stdout.count("(Pdb)") == 1
    assert "relu_forward raised" not in run.stdout


def test_a_failure_is_explained_and_counts(practice: Practice) -> None:
    run = practice("return x, x")
    assert run.returncode == pytest.ExitCode.TESTS_FAILED
    assert "Only when  x holds negative numbers" in run.stdout
    assert "Do first: relu_forward, in 03_activations" in run.stdout


def test_points_of_a_part_say_so(practice: Practice) -> None:
    whole, part = practice("return x, x"), practice("return x, x", "-k", "relu_forward", "-x")
    assert "were run" not in whole.stdout
    assert re.search(r"note: 2 of \d+ checks were run; points are counted among those", part.stdout)


def test_what_is_not_started_is_no_traceback(practice: Practice) -> None:
    run = practice('raise NotImplementedError("relu_forward")')
    assert run.returncode == pytest.ExitCode.TESTS_FAILED
    assert re.search(r"= \d+ not started in", run.stdout)
    assert "write it: relu_forward(x) keeps positive numbers" in run.stdout
    assert "Error" not in run.stdout
    assert len(run.stdout.splitlines()) <= 24


def test_two_workers_add_up_what_they_found(practice: Practice) -> None:
    alone, together = practice("return x, x"), practice("return x, x", "-n", "2")
    assert together.returncode == pytest.ExitCode.TESTS_FAILED
    summary = re.compile(r"your files: .*\n\n.*\n")
    assert summary.findall(together.stdout) == summary.findall(alone.stdout) != []


def test_prints_are_shown_beside_the_failure(practice: Practice) -> None:
    run = practice("print('the shape', x.shape)\nreturn x, x", "-k", "values")
    assert "the shape (2,)" in run.stdout


def test_ids_are_the_names_of_checks(practice: Practice) -> None:
    run = practice("return x, x", "--collect-only", "-q")
    assert "test_activations.py::test[relu_forward/values]" in run.stdout
    assert run.returncode == pytest.ExitCode.OK


def test_only_what_failed_runs_again(practice: Practice) -> None:
    wrong = practice("return x, x")
    assert wrong.returncode == pytest.ExitCode.TESTS_FAILED
    again = practice("return np.maximum(x, 0.0), x", "--lf", "-k", "relu_forward")
    assert again.returncode == pytest.ExitCode.OK, again.stdout
    assert "checks were run" in again.stdout
