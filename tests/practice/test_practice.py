"""`pytest assignments/` as students run it: another process, a small course, a file that they edit."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.assignment import load
from grader.course import Course
from grader.oracle import Oracle
from grader.run import Grading
from grader.target import LocalTarget

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

    def run(
        body: str, *options: str, typed: str = "", what: str = "assignments"
    ) -> subprocess.CompletedProcess[str]:
        (folder / "activations.py").write_text(HEAD + "".join(f"    {line}\n" for line in body.split("\n")))
        command = [sys.executable, "-m", "pytest", what, *options]
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
    summary = re.compile(r"your files: (?s:.*?)\n=", re.MULTILINE)
    assert summary.findall(together.stdout) == summary.findall(alone.stdout) != []
    assert "failed: relu_forward(x) keeps positive numbers" in together.stdout  # in order, whoever was first


def test_failures_are_not_listed_once_more_unless_asked_for(practice: Practice) -> None:
    assert "short test summary" not in practice("return x, x").stdout
    assert "FAILED assignments" in practice("return x, x", "-rf").stdout
    assert "FAILED assignments" in practice("return x, x", "--tb=no").stdout


def test_what_grading_does_not_have_is_said_where_it_works(practice: Practice) -> None:
    run = practice(
        "import rich.text\nfrom os import path\nreturn np.maximum(x, 0.0), x", "-k", "relu_forward"
    )
    assert run.returncode == pytest.ExitCode.OK, run.stdout
    assert "activations.py imports rich: it will fail when graded" in " ".join(run.stdout.split())


def test_the_file_itself_holds_no_checks_and_says_where_they_are(practice: Practice) -> None:
    run = practice("return x, x", what="assignments/03_activations/activations.py")
    assert run.returncode == pytest.ExitCode.NO_TESTS_COLLECTED
    assert (
        "activations.py holds no checks; its folder does: pytest assignments/03_activations\n" in run.stdout
    )


def test_a_pytest_without_the_plugin_says_so_instead_of_skipping(practice: Practice) -> None:
    run = practice("return x, x", "-p", "no:gradecheck")
    assert run.returncode == pytest.ExitCode.INTERRUPTED
    assert f"this pytest belongs to {sys.executable}" in run.stdout


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


def test_a_wrong_dtype_can_be_seen_where_the_snippet_is_pasted(practice: Practice) -> None:
    run = practice("return np.maximum(x.astype(float), 0.0), x", "-k", "dtype")
    assert "print(repr(out))" in run.stdout


def test_where_a_file_stops_loading_is_said_whatever_was_chosen(tmp_path: Path) -> None:
    file = tmp_path / "activations.py"
    file.write_text("import numpy as np\nnp.nothing\n")
    assignment = Course(ROOT).assignment("activations")
    loaded = load(assignment.folder, assignment.file_stem)
    assert Grading(loaded, LocalTarget(file), Oracle()).problem().endswith("(line 2)")
    file.write_text("def f(:\n")
    assert Grading(loaded, LocalTarget(file), Oracle()).problem().count("line 1") == 1
