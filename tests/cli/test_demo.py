"""The demonstration: a class whose verdicts are known beforehand."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from grader import cli, commands, demo
from grader.course import find_course
from grader.spec import AssignmentReport, Report, Result, Status
from grader.submission import entries, find

COURSE = find_course(None, None)


@pytest.fixture(scope="module")
def students():
    return demo.make_class(COURSE)


def test_the_class_has_every_kind_of_student(students):
    assert len(students) == 24
    assert {student.form for student in students.values()} == {"file", "folder", "zip"}
    stories = " ".join(student.story for student in students.values())
    for kind in (
        "everything right",
        "only",
        "not written",
        "one mistake",
        "several",
        "syntax error",
        "loop",
        "_exit",
    ):
        assert kind in stories
    assert any({"conftest.py", "numpy.py"} <= set(student.files) for student in students.values())


def test_what_is_written_is_found_under_the_same_names(students, tmp_path):
    demo.write_class(students, tmp_path)
    found = [find(path, COURSE) for path in entries(tmp_path)]
    assert {submission.name for submission in found} == set(students)
    before = {submission.name: submission.digest for submission in found}
    demo.write_class(students, tmp_path)
    assert {find(path, COURSE).name: find(path, COURSE).digest for path in entries(tmp_path)} == before


def report(name: str, *statuses: Status) -> Report:
    results = tuple(
        Result(f"f/{n}", "f", status, int(status is Status.PASSED), 1, "")
        for n, status in enumerate(statuses)
    )
    parts = tuple(AssignmentReport(each.name, results) for each in COURSE.assignments())
    return Report(name, "process", 0, parts)


@pytest.mark.parametrize(
    ("story", "wrong"),
    [
        ("everything right", (Status.PASSED, Status.FAILED)),
        ("only activations.py", (Status.PASSED,)),
        ("not written yet", (Status.FAILED,)),
        ("one mistake", (Status.FAILED,)),
        ("one mistake", (Status.PASSED,)),
        ("a syntax error", (Status.PASSED,)),
        ("an infinite loop", (Status.FAILED,)),
        ("an infinite loop", (Status.PASSED,)),
        ("os._exit(0)", (Status.PASSED, Status.DIED)),
        ("os._exit(0)", (Status.NOT_STARTED,)),
        ("a planted", (Status.PASSED, Status.NOT_STARTED)),
    ],
)
def test_a_verdict_that_was_not_planned_is_noticed(story, wrong, students):
    name, student = next((n, s) for n, s in students.items() if s.story.startswith(story))
    said = demo.surprises({name: student}, [report(name, *wrong)])
    assert len(said) == 1
    assert said[0].startswith(f"{name} ({student.story}): ")


def test_a_missing_report_is_noticed(students):
    assert len(demo.surprises(students, [])) == 24


@pytest.mark.slow
def test_the_demonstration_comes_out_as_planned(tmp_path, capfd):
    assert cli.main(["demo", "-o", str(tmp_path / "demo")]) == 0
    out, errors = capfd.readouterr()
    assert "24 submissions" in out
    assert "not as planned" not in errors
    assert (tmp_path / "demo" / "grades" / "index.html").is_file()
    assert cli.main(["demo", "-o", str(tmp_path / "demo")]) == 0
    assert "0 graded now, 24 unchanged" in capfd.readouterr().out


@pytest.mark.parametrize(("width", "by_assignment"), [(80, False), (120, True)])
def test_the_table_leaves_out_assignments_before_it_leaves_out_the_story(students, width, by_assignment):
    name = next(iter(students))
    result = Result("f/values", "f", Status.PASSED, 100, 100, "holds")
    parts = tuple(AssignmentReport(f"{number:02d}_a", (result,)) for number in range(1, 10))
    console = Console(file=io.StringIO(), width=width)
    console.print(commands._class_table([Report(name, "none", 0, parts)], students, width))
    text = console.file.getvalue()
    assert "900/900" in text
    assert "what was planted" in text
    assert (" 09 " in text) == by_assignment
