"""`gradecheck run`: exit statuses, the files it writes, and what CI sees."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from grader import commands
from grader.report.jsonreport import SCHEMA_PATH
from grader.spec import AssignmentReport, Report, Result, Status


def test_a_right_submission_passes(gradecheck, right):
    status, out, _ = gradecheck("run", right.parent)
    assert status == 0
    assert "Everything passes." in out


def test_a_wrong_one_does_not(gradecheck, wrong):
    status, out, _ = gradecheck("run", wrong.parent)
    assert status == 1
    assert "Do first: relu_forward" in out


def test_a_file_of_another_name_is_graded_when_told_for_what(gradecheck, right):
    homework = right.rename(right.with_name("homework.py"))
    assert gradecheck("run", homework)[0] == 2
    assert gradecheck("run", homework, "--assignment", "3")[0] == 0


def test_our_own_answers_are_graded_the_same_way(gradecheck, tmp_path):
    """Of the pair that the small course declares; the whole course takes seconds."""
    report = tmp_path / "report.json"
    status, out, _ = gradecheck("run", "--reference", "--json", report, "--github")
    assert status == 0
    assert "reference: " in out
    assert "Everything passes." in out
    assert json.loads(report.read_text())["submission"] == "reference"
    assert gradecheck("run", "--reference", "--assignment", "3")[0] == 0


def test_our_own_answers_must_be_there(gradecheck, course):
    other = course / "assignments" / "99_other" / "other.py"
    other.parent.mkdir()
    other.write_text("def unheard_of(x):\n    raise NotImplementedError\n", encoding="utf-8")
    status, _, errors = gradecheck("run", "--reference", "--assignment", "99")
    assert status == 2
    assert "reference.other must define every function of the starter. Missing: unheard_of" in errors


def test_assignments_that_are_not_there_are_named(gradecheck, right, course):
    other = course / "assignments" / "99_other" / "other.py"
    other.parent.mkdir()
    other.write_text("", encoding="utf-8")
    note = "not handed in, and not counted: 99_other"
    assert note in gradecheck("run", right.parent)[1]
    assert note not in gradecheck("run", right)[1]
    assert note not in gradecheck("run", right.parent, "--assignment", "3")[1]


def test_a_warning_is_mentioned_and_costs_nothing(gradecheck, right):
    loud = (
        "\n\ndef relu_forward(x):\n    np.float64(1.0) / np.float64(0.0)\n    return np.maximum(x, 0.0), x\n"
    )
    right.write_text(right.read_text(encoding="utf-8") + loud, encoding="utf-8")
    status, out, _ = gradecheck("run", right)
    assert status == 0
    assert re.search(r"relu_forward.* warned, which costs nothing: ", out)


def test_with_all_a_missing_file_costs_its_points(gradecheck, right, course):
    other = course / "assignments" / "04_twin"
    other.mkdir()
    for name, text in (("twin.py", ""), ("exercises/relu.py", None)):
        (other / name).parent.mkdir(exist_ok=True)
        source = course / "assignments" / "03_activations" / name
        (other / name).write_text(
            source.read_text(encoding="utf-8") if text is None else text, encoding="utf-8"
        )
    assert gradecheck("run", right.parent)[0] == 0
    assert gradecheck("run", right.parent, "--all")[0] == 1
    report = json.loads(gradecheck("run", right.parent, "--all", "--json", "-")[1])
    assert 2 * report["points"] == report["max_points"]


def test_a_function_that_is_not_there_is_named(gradecheck, right):
    right.write_text(right.read_text(encoding="utf-8").replace("def relu_forward(", "def relu_fwd("))
    report = json.loads(gradecheck("run", right, "--json", "-")[1])
    first = report["assignments"][0]["results"][0]
    assert (first["status"], first["detail"]["message"]) == (
        "not_started",
        "activations.py defines no relu_forward",
    )


def result(status: Status) -> Result:
    points = 1 if status is Status.PASSED else 0
    return Result("relu_forward/values", "relu_forward", status, points, 1, "it works", None, {"message": ""})


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ((Status.PASSED,), 0),
        ((Status.PASSED, Status.FAILED), 1),
        ((Status.NOT_STARTED,), 1),
        ((Status.PASSED, Status.ERROR), 3),
        ((Status.FAILED, Status.ERROR), 3),
        ((), 1),
    ],
)
def test_the_exit_status_says_what_came_out(results, expected, gradecheck, right, monkeypatch):
    part = AssignmentReport("03_activations", tuple(result(status) for status in results))
    monkeypatch.setattr(commands, "grade", lambda *a, **k: Report("ada", "process", 0, (part,)))
    assert gradecheck("run", right)[0] == expected


def test_json_on_standard_output_is_all_there_is(gradecheck, wrong):
    status, out, _ = gradecheck("run", wrong.parent, "--json", "-", "--seed", "5")
    report = json.loads(out)
    jsonschema.validate(report, json.loads(SCHEMA_PATH.read_text(encoding="utf-8")))
    assert status == 1
    assert (report["submission"], report["seed"]) == ("ben", 5)
    printed = [r["detail"].get("printed", "") for r in report["assignments"][0]["results"]]
    assert any("::error::hacked" in text for text in printed)


def test_the_same_submission_gives_the_same_report(gradecheck, wrong):
    timeless = [
        re.sub(r'"seconds": [\d.e-]+', "", gradecheck("run", wrong, "--json", "-")[1]) for _ in range(2)
    ]
    assert timeless[0] == timeless[1]


def test_reports_are_written_where_told(gradecheck, wrong, tmp_path):
    files = {name: tmp_path / f"report.{name}" for name in ("json", "html", "junit")}
    status, out, _ = gradecheck(
        "run", wrong, *(part for name, path in files.items() for part in (f"--{name}", path))
    )
    assert status == 1
    assert "relu_forward" in out
    report = json.loads(files["json"].read_text())
    assert f"{report['points']} of {report['max_points']} points" in files["html"].read_text()
    cases = list(ElementTree.fromstring(files["junit"].read_text()).iter("testcase"))
    assert len(cases) == len(report["assignments"][0]["results"])


def test_github_obeys_nothing_that_a_student_wrote(gradecheck, wrong, monkeypatch, tmp_path):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    monkeypatch.chdir(tmp_path)
    status, out, _ = gradecheck("run", "ben", "--github")
    assert status == 1
    token = re.match(r"::stop-commands::(\w+)\n", out)[1]
    fenced, _, commands_ = out.partition(f"\n::{token}::\n")
    assert "relu_forward" in fenced
    lines = commands_.splitlines()
    assert 1 <= len(lines) <= 10
    assert all(line.startswith("::error file=ben/activations.py,") for line in lines)
    assert "hacked" not in re.sub(r"(?m)^\| .*$", "", fenced)
    assert "points" in (tmp_path / "summary.md").read_text()


def test_a_part_in_an_archive_has_no_path_to_annotate(right):
    part = type("Part", (), {"path": "activations.py"})()
    part.assignment = type("Assignment", (), {"name": "03_activations"})()
    submission = type("Submission", (), {"parts": (part,)})()
    assert commands._paths(submission, Path("ada.zip"))("03_activations") is None
    assert commands._paths(submission, right.parent)("03_activations").endswith("activations.py")
    assert commands._paths(submission, right.parent)("04_unheard_of") is None
