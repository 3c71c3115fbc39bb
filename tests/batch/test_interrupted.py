"""Kill it in the middle, or press Ctrl-C: nothing is lost, nothing is done twice, nothing lives on."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from grader.sandbox.isolation import available

from .conftest import RIGHT

SLOW = """

def _slowly(function):
    def slow(*arguments):
        import time

        time.sleep(0.005)
        return function(*arguments)

    return slow


relu_backward = _slowly(relu_backward)
_relu_forward_itself = relu_forward


def relu_forward(x):
    return _slowly(_relu_forward_itself)(x)
"""


@pytest.fixture
def command(course, tmp_path: Path) -> list[str]:
    """A batch of three slow submissions."""
    for name in ("ada", "ben", "chiara"):
        (tmp_path / "class" / name).mkdir(parents=True)
        (tmp_path / "class" / name / "activations.py").write_text(RIGHT + SLOW, encoding="utf-8")
    where = [str(tmp_path / "class"), "-o", str(tmp_path / "out"), "-j", "2", "--course", str(course.root)]
    return [sys.executable, "-m", "grader", "batch", *where, "--isolation", available()[0]]


def journal(out: Path) -> dict[tuple[str, str], str]:
    with contextlib.closing(sqlite3.connect(f"file:{out / 'gradebook.sqlite'}?mode=ro", uri=True)) as book:
        return {
            (key, check): text
            for key, check, text in book.execute("SELECT submission, check_name, result FROM results")
        }


def started(command: list[str], out: Path) -> subprocess.Popen[str]:
    """Start a batch and return when a few checks, but by far not all, are done."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env=environment,
    )
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(sqlite3.Error):
            if len(journal(out)) >= 3:
                return process
        time.sleep(0.005)
    process.kill()
    raise AssertionError(f"the batch did not get going: {process.communicate()}")


def finished(command: list[str]) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=120)


def test_killed_in_the_middle_it_goes_on_where_it_stopped(command, tmp_path):
    out = tmp_path / "out"
    process = started(command, out)
    process.kill()
    process.communicate()  # returns only when the processes that share its output have ended, too
    before = journal(out)
    time.sleep(0.3)
    assert journal(out) == before, "something went on grading after the kill"
    again = finished(command)
    after = journal(out)
    assert again.returncode == 0, again.stderr
    assert len(before) < len(after)
    assert before.items() <= after.items(), (
        "a finished check was done again: even its seconds should be the same"
    )
    assert len((out / "grades.csv").read_text().splitlines()) == 4
    assert "3 with full points" in again.stdout


def test_interrupted_it_ends_cleanly_and_says_how_to_go_on(command, tmp_path):
    out = tmp_path / "out"
    for _ in range(3):
        process = started(command, out)
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=60)
        if process.returncode != 0:
            break
        shutil.rmtree(out)  # it had ended before the signal came
    assert process.returncode == 130
    assert "run the same command again to continue" in errors
    assert "Traceback" not in errors
    before = journal(out)
    again = finished(command)
    assert again.returncode == 0, again.stderr
    assert before.items() <= journal(out).items()
