"""A class graded: what is written, what is reused, and what is refused."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

import grader.batch
from grader.batch import BatchError, Examiner, Settings, batch, named
from grader.gradebook import Gradebook
from grader.progress import Progress
from grader.sandbox.client import Limits
from grader.spec import AssignmentReport, Report, Result, Status
from grader.submission import SubmissionError


def written(settings: Settings) -> dict[str, dict]:
    pages = (settings.out / "students").glob("*.json")
    return {page.stem: json.loads(page.read_text()) for page in sorted(pages)}


def timeless(settings: Settings) -> dict[str, dict]:
    reports = written(settings)
    for report in reports.values():
        for part in report["assignments"]:
            for result in part["results"]:
                del result["seconds"]
    return reports


def test_everything_is_written(grade_class, settings):
    graded = grade_class()
    assert (graded.fresh, graded.reused, graded.unreadable, graded.faults) == (4, 0, {}, ())
    assert {path.name for path in settings.out.iterdir()} == {
        "students",
        "grades.csv",
        "index.html",
        "gradebook.sqlite",
        ".lock",
    }
    names = [f"{name}.{ending}" for name in ("ada", "ben", "chiara", "deniz") for ending in ("html", "json")]
    assert sorted(path.name for path in (settings.out / "students").iterdir()) == names
    page = (settings.out / "index.html").read_text()
    assert all(f"students/{name}.html" in page for name in ("ada", "ben", "chiara", "deniz"))


def test_the_points_are_those_that_the_submissions_deserve(grade_class, settings):
    grade_class()
    rows = {
        row["submission"]: row
        for row in csv.DictReader(io.StringIO((settings.out / "grades.csv").read_text()))
    }
    points = {name: int(row["points"]) for name, row in rows.items()}
    assert len({row["max_points"] for row in rows.values()}) == 1
    assert points["ada"] == int(rows["ada"]["max_points"]) > points["ben"] > 0
    assert points["chiara"] == points["deniz"] == 0
    assert int(rows["chiara"]["not_started"]) > 0
    assert "SyntaxError" in rows["deniz"]["notes"]


def test_one_process_and_two_agree(grade_class, settings, tmp_path):
    grade_class(jobs=1)
    other = replace(settings, out=tmp_path / "other")
    grade_class(jobs=2, settings=other)
    assert timeless(settings) == timeless(other)
    assert (settings.out / "grades.csv").read_bytes() == (other.out / "grades.csv").read_bytes()


def test_what_is_unchanged_is_reused_and_what_changed_is_graded_again(grade_class, settings, handed_in):
    grade_class()
    before = written(settings)
    (handed_in / "ben" / "activations.py").write_text((handed_in / "ada" / "activations.py").read_text())
    said = io.StringIO()
    graded = grade_class(console=Console(file=said, width=200))
    after = written(settings)
    assert (graded.fresh, graded.reused) == (1, 3)
    assert "3 unchanged since the last run, taken from the gradebook; 1 to grade" in said.getvalue()
    assert "[1/1] ben: " in said.getvalue()
    assert after["ben"]["points"] == after["ben"]["max_points"] > before["ben"]["points"]
    assert {name: after[name] for name in ("ada", "chiara", "deniz")} == {
        name: before[name] for name in ("ada", "chiara", "deniz")
    }


@pytest.mark.parametrize("change", [{"seed": 7}, {"limits": Limits(seconds=6.0)}])
def test_another_question_is_not_answered_from_the_gradebook(change, settings, handed_in):
    with_key = []
    for each in (settings, replace(settings, **change)):
        each.out.mkdir(exist_ok=True)
        with Gradebook(each.gradebook) as book:
            examiner = Examiner(each, book)
            entry = named([handed_in / "ada"])[0]
            with_key.append(examiner.key(examiner.look(entry)))
    assert with_key[0] != with_key[1]


def test_a_changed_check_is_asked_again(settings, handed_in, course):
    settings.out.mkdir()
    entry = named([handed_in / "ada"])[0]
    keys = []
    for extra in ("", "# changed\n"):
        path = course.assignments()[0].folder / "exercises" / "relu.py"
        path.write_text(path.read_text() + extra)
        with Gradebook(settings.gradebook) as book:
            examiner = Examiner(settings, book)
            keys.append(examiner.key(examiner.look(entry)))
    assert keys[0] != keys[1]


def test_what_cannot_be_read_gets_a_row_with_its_reason(grade_class, settings, handed_in):
    (handed_in / "elif.zip").write_bytes(b"not an archive")
    (handed_in / "farid").mkdir()
    graded = grade_class()
    assert set(graded.unreadable) == {"elif", "farid"}
    reports = written(settings)
    assert reports["elif"]["points"] == 0
    assert reports["elif"]["max_points"] == reports["ada"]["max_points"]
    assert reports["farid"]["notes"][0].startswith("could not be read: nothing to grade")
    assert reports["ada"]["points"] > 0


def test_a_submission_without_a_file_for_an_assignment_gets_no_points_for_it(course, settings, handed_in):
    folder = course.root / "assignments" / "04_more"
    (folder / "exercises").mkdir(parents=True)
    (folder / "more.py").write_text("")
    first = course.assignments()[0].folder
    (folder / "exercises" / "relu.py").write_text((first / "exercises" / "relu.py").read_text())
    (handed_in / "ben" / "more.py").write_text((handed_in / "ada" / "activations.py").read_text())
    graded = batch(handed_in, settings, jobs=2, progress=Progress(Console(quiet=True)))
    ada, ben = graded.reports["ada"], graded.reports["ben"]
    assert ada.max_points == ben.max_points
    assert [part.points for part in ada.assignments] == [ada.points, 0]
    assert ada.assignments[1].notes == ("no more.py to grade",)
    assert ben.assignments[1].points == ben.assignments[1].max_points > 0


def test_names_that_would_meet_are_told_apart(grade_class, settings, handed_in):
    source = (handed_in / "ada" / "activations.py").read_text()
    with zipfile.ZipFile(handed_in / "ada.zip", "w") as archive:
        archive.writestr("activations.py", source)
    (handed_in / "ben").rename(handed_in / "ADA")
    graded = grade_class()
    names = sorted(report.submission for report in graded.reports.values())
    assert names == ["ADA", "ada", "ada.zip", "chiara", "deniz"]
    assert len({name.lower() for name in graded.reports}) == 5


def test_our_own_fault_hits_one_submission_and_is_written_down(settings, handed_in, monkeypatch):
    settings.out.mkdir()

    def broken(*arguments, **settings):
        raise RuntimeError("something of ours broke")

    monkeypatch.setattr(grader.batch, "grade", broken)
    with Gradebook(settings.gradebook) as book:
        outcome = Examiner(settings, book)(named([handed_in / "ada"])[0])
    assert outcome.key == ""
    assert "RuntimeError: something of ours broke" in outcome.fault


def test_a_fault_is_reported_costs_no_silence_and_is_tried_again(
    grade_class, settings, handed_in, monkeypatch
):
    class Faulty:
        def __init__(self, *arguments):
            pass

        def __enter__(self):
            return self

        def __exit__(self, *exception):
            pass

        def map(self, entries):
            return [(entry, grader.batch.Outcome(fault="a traceback")) for entry in entries]

    with monkeypatch.context() as patched:
        patched.setattr(grader.batch, "Pool", Faulty)
        graded = grade_class()
    assert len(graded.faults) == 4
    assert "ada: a traceback" in (settings.out / "faults.txt").read_text()
    report = graded.reports["ada"]
    assert {result.status for part in report.assignments for result in part.results} == {Status.ERROR}
    assert grade_class().fresh == 4
    assert not (settings.out / "faults.txt").exists()


def test_a_report_with_an_error_is_a_fault(settings, handed_in, grade_class, monkeypatch):
    def with_error(submission, *arguments, **more):
        result = Result(
            "relu_forward/values", "relu_forward", Status.ERROR, 0, 3, "it works", None, {"message": "boom"}
        )
        return Report(submission.name, "process", 0, (AssignmentReport("03_activations", (result,)),))

    class Here:
        """Grades in this process, where a function can be replaced."""

        def __init__(self, prepare, settings, jobs):
            self.examiner = prepare(settings)

        def __enter__(self):
            return self

        def __exit__(self, *exception):
            pass

        def map(self, entries):
            return [(entry, self.examiner(entry)) for entry in entries]

    monkeypatch.setattr(grader.batch, "grade", with_error)
    monkeypatch.setattr(grader.batch, "Pool", Here)
    graded = grade_class()
    assert graded.faults[0] == "ada: relu_forward/values: boom"
    assert grade_class().fresh == 4, "an error must not be taken for a result"


@pytest.mark.parametrize("place", ["inside", "around", "the same"])
def test_output_and_submissions_must_lie_apart(place, handed_in, settings):
    out = {"inside": handed_in / "out", "around": handed_in.parent, "the same": handed_in}[place]
    with pytest.raises(BatchError, match=r"OUT must lie apart from DIR.*Received: DIR"):
        batch(handed_in, replace(settings, out=out), jobs=1, progress=Progress(Console(quiet=True)))


def test_a_link_does_not_hide_that_output_lies_inside(handed_in, settings, tmp_path):
    (tmp_path / "link").symlink_to(handed_in)
    with pytest.raises(BatchError, match="must lie apart"):
        batch(
            handed_in,
            replace(settings, out=tmp_path / "link" / "out"),
            jobs=1,
            progress=Progress(Console(quiet=True)),
        )


def test_a_folder_without_submissions_is_refused(tmp_path, settings):
    (tmp_path / "empty").mkdir()
    with pytest.raises(BatchError, match=r"DIR must hold submissions.*Received: .*empty"):
        batch(tmp_path / "empty", settings, jobs=1, progress=Progress(Console(quiet=True)))
    with pytest.raises(SubmissionError, match="directory must exist"):
        batch(tmp_path / "missing", settings, jobs=1, progress=Progress(Console(quiet=True)))


def test_an_output_that_is_a_file_is_refused(handed_in, settings):
    settings.out.write_text("mine")
    with pytest.raises(BatchError, match="OUT must be a folder"):
        batch(handed_in, settings, jobs=1, progress=Progress(Console(quiet=True)))
    assert settings.out.read_text() == "mine"


def test_a_second_run_into_the_same_folder_is_refused(handed_in, settings):
    settings.out.mkdir()
    with grader.batch._alone(settings.out), pytest.raises(BatchError, match="another run is writing"):
        batch(handed_in, settings, jobs=1, progress=Progress(Console(quiet=True)))


def test_the_bar_shows_rate_time_left_and_points_lost(grade_class):
    said = io.StringIO()
    grade_class(console=Console(file=said, force_terminal=True, width=120))
    for part in ("grading", "4/4", "/min", "left", "3 below full points"):
        assert part in said.getvalue()


def test_entries_are_named_by_their_files(tmp_path):
    paths = [tmp_path / "a.py", tmp_path / "b.py", tmp_path / "b.zip", Path(tmp_path / "c d")]
    paths[-1].mkdir()
    assert [entry.name for entry in named(paths)] == ["a", "b.py", "b.zip", "c d"]
    assert [entry.file for entry in named(paths)] == ["a", "b.py", "b.zip", "c_d"]
