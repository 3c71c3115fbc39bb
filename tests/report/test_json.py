from __future__ import annotations

import copy
import json
from typing import Any

import jsonschema
import pytest

from grader.report.jsonreport import SCHEMA_PATH, ReportFormatError, dumps, from_json, loads, to_json
from grader.spec import AssignmentReport, Report, Result, Status

SCHEMA = json.loads(SCHEMA_PATH.read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_real_reports_fit_the_schema_and_come_back_the_same(
    graded: Report, everything_passes: Report
) -> None:
    for report in (graded, everything_passes):
        VALIDATOR.validate(to_json(report))
        assert from_json(to_json(report)) == report
        assert loads(dumps(report)) == report


def test_hostile_report_survives_the_round_trip(hostile: Report) -> None:
    VALIDATOR.validate(to_json(hostile))
    assert loads(dumps(hostile)) == hostile
    assert dumps(hostile).isascii()


def test_same_report_same_bytes(graded: Report) -> None:
    assert dumps(graded) == dumps(from_json(to_json(graded)))
    assert dumps(graded).endswith("}\n")


def test_keys_are_the_published_ones(graded: Report) -> None:
    data = to_json(graded)
    assert list(data) == SCHEMA["required"]
    assert list(data["assignments"][0]) == SCHEMA["$defs"]["assignment"]["required"]
    assert list(data["assignments"][0]["results"][0]) == SCHEMA["$defs"]["result"]["required"]


def test_nan_is_refused_when_writing() -> None:
    result = Result("f/values", "f", Status.FAILED, 0, 1, "holds", None, {"got": float("nan")})
    with pytest.raises(ValueError, match="not JSON compliant"):
        dumps(Report("s", "none", 0, (AssignmentReport("a", (result,)),)))


@pytest.mark.parametrize("text", ["", "[1, 2", '{"schema": NaN}', "[" * 100_000, "[]", "3"])
def test_what_is_no_report_is_refused(text: str) -> None:
    with pytest.raises(ReportFormatError, match="report must"):
        loads(text)


CHANGES: list[tuple[list[Any], Any, str]] = [
    (["schema"], 2, r"report\.schema must be 1, got 2"),
    (["seed"], True, r"report\.seed must be an integer, got True"),
    (["notes"], [3], r"report\.notes must hold strings, got 3"),
    (["submission"], None, r"report\.submission must be a string, got None"),
    (["points"], 99, r"report\.points must be the sum of its parts, 0, got 99"),
    (["assignments"], {}, r"report\.assignments must be a list"),
    (["assignments", 0, "max_points"], 1, r"assignments\[0\]\.max_points must be the sum of its parts"),
    (["assignments", 0, "results", 0], 7, r"results\[0\] must be an object, got 7"),
    (
        ["assignments", 0, "results", 0, "status"],
        "great",
        r"results\[0\]\.status must be one of passed, .*got 'great'",
    ),
    (["assignments", 0, "results", 0, "points"], -1, r"points must lie between 0 and max_points"),
    (["assignments", 0, "results", 1, "points"], 50, r"points must lie between 0 and max_points"),
    (["assignments", 0, "results", 0, "seconds"], -0.5, r"seconds must be at least 0, got -0\.5"),
    (["assignments", 0, "results", 0, "detail"], "x" * 99, r"detail must be an object, got 'x+\.\.\."),
    (["assignments", 0, "results", 0, "cause"], {"id": "a"}, r"cause must have 'kind', got 'id'"),
]


@pytest.mark.parametrize(("path", "value", "message"), CHANGES)
def test_error_names_field_rule_and_value(graded: Report, path: list[Any], value: Any, message: str) -> None:
    data = copy.deepcopy(to_json(graded))
    data["points"] = data["assignments"][0]["points"]  # the report below is of one assignment
    data["max_points"] = data["assignments"][0]["max_points"]
    del data["assignments"][1:]
    from_json(data)
    node = data
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    with pytest.raises(ReportFormatError, match=message):
        from_json(data)


def test_missing_field_is_named(graded: Report) -> None:
    data = to_json(graded)
    del data["isolation"]
    with pytest.raises(ReportFormatError, match=r"report must have 'isolation', got 'schema"):
        from_json(data)
