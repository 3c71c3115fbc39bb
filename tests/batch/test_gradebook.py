"""The gradebook keeps what it is given, and leaves alone what is not its own."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from grader import gradebook
from grader.gradebook import Gradebook, GradebookError, submission_key
from grader.spec import AssignmentReport, Cause, Report, Result, Status

FAILED = Result(
    "relu_forward/values",
    "relu_forward",
    Status.FAILED,
    0,
    3,
    "it works",
    Cause("relu_forward.absolute_value", "mistake", "what about -3?", "certain"),
    {"got": [1.5, 2.0], "message": "\ud800 é"},
    0.25,
)
ERROR = Result("relu_forward/dtype", "relu_forward", Status.ERROR, 0, 1, "ours", None, {}, 0.0)
BLOCKED = Result("relu_backward/dtype", "relu_backward", Status.BLOCKED, 0, 1, "waits", None, {}, 0.0)


def report(*results: Result) -> Report:
    return Report("ada", "process", 7, (AssignmentReport("03_activations", results),), ("a note",))


def entered(book: Gradebook) -> None:
    book.start("k", name="ada", path="class/ada", digest="d", seed=7, isolation="process")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "gradebook.sqlite"


def test_a_report_comes_back_as_it_was(path):
    with Gradebook(path) as book:
        entered(book)
        assert not book.graded("k")
        book.finish("k", report(FAILED))
    with Gradebook(path) as book:
        assert book.graded("k")
        assert book.report("k") == report(FAILED)


def test_a_report_that_was_not_finished_is_not_there(path):
    with Gradebook(path) as book:
        entered(book)
        for key in ("k", "unheard of"):
            with pytest.raises(KeyError, match="no finished report"):
                book.report(key)


def test_journaled_results_survive_and_are_seen_by_others(path):
    with Gradebook(path) as book, Gradebook(path) as other:
        entered(book)
        book.journal("k", "03_activations", FAILED)
        assert other.known("k") == {"03_activations": {FAILED.check: FAILED}}
        entered(other)
        assert book.known("k") == {"03_activations": {FAILED.check: FAILED}}


def test_an_error_and_what_waits_for_it_are_tried_again(path):
    with Gradebook(path) as book:
        entered(book)
        for result in (FAILED, ERROR, BLOCKED):
            book.journal("k", "03_activations", result)
        book.journal("k", "08_normalization", BLOCKED)
        assert book.known("k") == {
            "03_activations": {FAILED.check: FAILED},
            "08_normalization": {BLOCKED.check: BLOCKED},
        }
        book.finish("k", report(FAILED, ERROR))
        assert not book.graded("k")


def test_a_result_belongs_to_a_submission(path):
    with Gradebook(path) as book, pytest.raises(GradebookError, match="FOREIGN KEY"):
        book.journal("nobody", "03_activations", FAILED)


def test_the_newest_result_of_a_check_counts(path):
    with Gradebook(path) as book:
        entered(book)
        book.journal("k", "03_activations", ERROR)
        passed = Result(ERROR.check, "relu_forward", Status.PASSED, 1, 1, "ours")
        book.journal("k", "03_activations", passed)
        assert book.known("k")["03_activations"] == {ERROR.check: passed}


def test_another_programs_database_is_left_alone(path):
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(GradebookError, match="another program"):
        Gradebook(path)
    assert path.read_bytes() == before


def test_a_newer_gradebook_is_left_alone(path):
    Gradebook(path).close()
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA user_version = {gradebook.VERSION + 1}")
    with pytest.raises(GradebookError, match="newer gradecheck"):
        Gradebook(path)


def test_a_file_that_is_no_database_is_left_alone(path):
    path.write_bytes(b"grades of the year\n" * 100)
    with pytest.raises(GradebookError, match="damaged or not a gradebook"):
        Gradebook(path)
    assert path.read_bytes() == b"grades of the year\n" * 100


def test_a_damaged_gradebook_is_named(path):
    with Gradebook(path) as book:
        entered(book)
        book.finish("k", report(*[FAILED] * 200))
    damaged = bytearray(path.read_bytes())
    damaged[4096:] = b"\xff" * (len(damaged) - 4096)
    path.write_bytes(damaged)
    with pytest.raises(GradebookError, match="is damaged"), Gradebook(path) as book:
        book.report("k")


def test_a_folder_that_does_not_exist_is_named(tmp_path):
    with pytest.raises(GradebookError, match="can't be used as a gradebook"):
        Gradebook(tmp_path / "missing" / "gradebook.sqlite")


def test_a_key_depends_on_all_that_a_verdict_depends_on(monkeypatch):
    base = {"digest": "d", "name": "ada", "assignments": {"03": "x"}, "seed": 0, "limits": "l"}
    changes = [{"digest": "e"}, {"name": "ben"}, {"assignments": {"03": "y"}}, {"seed": 1}, {"limits": "m"}]
    keys = {submission_key(**(base | change)) for change in [{}, *changes]}
    assert len(keys) == 6
    assert submission_key(**base) in keys
    monkeypatch.setattr(gradebook, "source_digest", lambda: "another grader")
    assert submission_key(**base) not in keys
