from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from grader.report.csvgrades import grades_csv, safe_cell
from grader.report.github import (
    MAX_SUMMARY_BYTES,
    annotations,
    append_summary,
    fenced,
    step_summary,
)
from grader.report.junit import junit
from grader.spec import AssignmentReport, Report, Result, Status


def file_of(name: str) -> str:
    return f"work,dir:1/{name}.py"


def suites(report: Report) -> ElementTree.Element:
    return ElementTree.fromstring(junit(report))


def test_junit_has_a_case_for_each_check(graded: Report) -> None:
    root = suites(graded)
    cases = root.findall("testsuite/testcase")
    expected = [(f"{part.name}.{r.exercise}", r.check) for part in graded.assignments for r in part.results]
    assert [(case.get("classname"), case.get("name")) for case in cases] == expected
    assert int(root.get("tests", "")) == len(expected)
    for key, path in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        assert int(root.get(key, "")) == len(root.findall(f"testsuite/testcase/{path}"))


def test_junit_points_add_up(graded: Report) -> None:
    root = suites(graded)
    for name, total in (("points", graded.points), ("max_points", graded.max_points)):
        for place in ("testsuite", "testsuite/testcase"):
            found = root.findall(f"{place}/properties/property[@name='{name}']")
            assert sum(int(item.get("value", "")) for item in found) == total


def test_junit_tells_the_outcomes_apart(hostile: Report) -> None:
    cases = suites(hostile).findall("testsuite/testcase")
    found = {
        case.get("name"): [
            (child.tag, child.get("type")) for child in case if child.tag not in {"properties", "system-out"}
        ]
        for case in cases
    }
    assert found["f/passed"] == []
    assert found["f/blocked"] == [("skipped", "blocked")]
    assert found["f/error"] == [("error", "error")]
    for status in ("failed", "not_started", "timeout", "memory", "died"):
        assert found[f"f/{status}"] == [("failure", status)]


def test_junit_spells_out_what_xml_forbids(hostile: Report) -> None:
    printed = suites(hostile).findtext("testsuite/testcase/system-out") or ""
    assert "\\x1b[2J\\x07</script>" in printed
    assert "\\x00\\u202e\\ud800" in printed


def test_annotations_are_at_most_ten_single_lines(fourteen: Report) -> None:
    lines = annotations(fourteen, file_of)
    assert len(lines) == 10
    assert all(line.startswith("::error file=") and "\n" not in line for line in lines)


def test_annotation_properties_and_message_are_escaped(hostile: Report) -> None:
    for line in annotations(hostile, file_of):
        assert not re.search(r"[\x00-\x1f\x7f]", line)
        properties, _, message = line.removeprefix("::error ").partition("::")
        pairs = dict(pair.split("=", 1) for pair in properties.split(","))
        assert pairs["file"] == "work%2Cdir%3A1/03_activations.py"
        assert pairs["line"] == "7"
        assert "%0A" in message


def test_annotation_percent_signs_stay_percent_signs() -> None:
    result = Result("f/values", "f", Status.FAILED, 0, 1, "100 %0A of it")
    lines = annotations(Report("s", "none", 0, (AssignmentReport("a", (result,)),)), lambda name: None)
    assert lines == ["::error title=f/values::Claim: 100 %250A of it."]


def test_most_useful_annotations_come_first(graded: Report) -> None:
    boom = {"message": "boom", "line": {"number": 3, "source": "x", "function": "f"}}
    results = (
        Result("a/x", "a", Status.FAILED, 0, 1, "plain"),
        Result("b/x", "b", Status.FAILED, 0, 1, "with a line", None, boom),
        Result("c/x", "c", Status.NOT_STARTED, 0, 1, "idle"),
        Result("d/x", "d", Status.BLOCKED, 0, 1, "waits"),
        Result("e/x", "e", Status.ERROR, 0, 1, "ours"),
    )
    broken = AssignmentReport("02_b", (Result("z/x", "z", Status.FAILED, 0, 1, "c"),), "bad syntax")
    lines = annotations(Report("s", "none", 0, (AssignmentReport("01_a", results), broken)), file_of)
    assert [re.findall(r"title=(\w)/x", line)[0] for line in lines] == ["z", "b", "a", "e"]
    assert "bad syntax" in lines[0]


def test_fence_has_a_token_nobody_can_know() -> None:
    nasty = "::error::x\n##[error]y\n::stop-commands::t\n\x1b[2J"
    first, second = fenced(nasty).split("\n"), fenced(nasty).split("\n")
    token = first[0].removeprefix("::stop-commands::")
    assert first[-2:] == [f"::{token}::", ""]
    assert len(token) >= 32
    assert first[0] != second[0]
    assert all(line.startswith("| ") for line in first[1:-2])
    assert "\x1b" not in "".join(first)


def test_step_summary_has_a_table_and_each_failure(graded: Report) -> None:
    text = step_summary(graded)
    assert text.startswith(f"## ada: {graded.points} of {graded.max_points} points\n")
    assert "| 03\\_activations |" in text
    assert "### relu\\_forward\\/values\n\n```text\n" in text


def test_step_summary_is_proof_against_markup(hostile: Report) -> None:
    text = step_summary(hostile)
    fence = ""
    for line in text.split("\n"):
        found = re.match(r"`{3,}", line)
        if found and not fence:
            fence = found[0]
        elif fence and line == fence:
            fence = ""
        elif not fence:
            assert not re.search(r"(?<!\\)[<`\[]", line)
    assert fence == ""
    assert "````text" in text  # longer than the three backticks a student printed


def test_step_summary_stays_below_the_limit() -> None:
    results = tuple(
        Result(f"f{n}/x", f"f{n}", Status.FAILED, 0, 1, "claim", None, {"snippet": "x = 1\n" * 2000})
        for n in range(200)
    )
    text = step_summary(Report("s", "none", 0, (AssignmentReport("a", results),)))
    assert MAX_SUMMARY_BYTES * 0.8 < len(text.encode()) < MAX_SUMMARY_BYTES
    assert "The rest is left out" in text


@pytest.mark.parametrize("before", [0, 1000, MAX_SUMMARY_BYTES - 500, MAX_SUMMARY_BYTES - 10])
def test_summary_file_never_outgrows_the_limit(tmp_path: Path, before: int) -> None:
    path = tmp_path / "summary.md"
    path.write_bytes(b"x" * before)
    append_summary(path, "````text\n" + "é```\n" * 300_000 + "````\n")
    content = path.read_bytes()
    assert len(content) <= MAX_SUMMARY_BYTES
    assert content[:before] == b"x" * before
    added = content[before:].decode()
    assert added == "" or ("\n````\n\n\n(The rest" in added and added.startswith("````text\n"))


def test_short_summaries_are_appended_whole(tmp_path: Path) -> None:
    path = tmp_path / "summary.md"
    append_summary(path, "one\n")
    append_summary(str(path), "two\n")
    assert path.read_text(encoding="utf-8") == "one\ntwo\n"


def table(reports: list[Report]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(grades_csv(reports))))


def test_csv_has_a_row_for_each_submission(graded: Report, everything_passes: Report) -> None:
    rows = table([everything_passes, graded])
    assert [row["submission"] for row in rows] == ["ada", "grace"]
    assert list(rows[0])[:6] == [
        "submission",
        "points",
        "max_points",
        "03_activations",
        "06_dense_networks",
        "08_normalization",
    ]
    assert (
        int(rows[0]["points"])
        == graded.points
        == int(rows[0]["03_activations"]) + int(rows[0]["08_normalization"])
    )
    assert rows[0]["06_dense_networks"] == ""
    every = [result for part in graded.assignments for result in part.results]
    assert sum(int(rows[0][status.value]) for status in Status) == len(every)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", " =1", "\t=1", "\r=1", "\n@x"])
def test_formulas_are_disarmed(text: str) -> None:
    assert safe_cell(text).startswith(("'", "\\r"))


def test_csv_of_hostile_names_keeps_its_shape(hostile: Report) -> None:
    rows = table([hostile, replace(hostile, submission='a","b\nc')])
    assert len(rows) == 2
    assert rows[0]["submission"].startswith("'=\\x1b[2J")
    assert rows[1]["submission"] == 'a","b c'
    assert rows[0]["notes"]
    assert None not in rows[0]
