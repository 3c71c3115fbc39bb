"""Reports as JSON, version 1: written strictly, read with suspicion. ``schema.json`` beside this file says the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from grader.spec import AssignmentReport, Cause, Json, Report, Result, Status

SCHEMA_VERSION = 1
SCHEMA_PATH = Path(__file__).with_name("schema.json")

_T = TypeVar("_T")


class ReportFormatError(ValueError):
    """What was read is not a report of this version."""


def to_json(report: Report) -> Json:
    """Turn a report into JSON's own types."""
    return {
        "schema": SCHEMA_VERSION,
        "submission": report.submission,
        "isolation": report.isolation,
        "seed": report.seed,
        "points": report.points,
        "max_points": report.max_points,
        "notes": list(report.notes),
        "assignments": [_assignment_json(part) for part in report.assignments],
    }


def _assignment_json(part: AssignmentReport) -> Json:
    return {
        "name": part.name,
        "points": part.points,
        "max_points": part.max_points,
        "problem": part.problem,
        "notes": list(part.notes),
        "results": [result_json(result) for result in part.results],
    }


def result_json(result: Result) -> Json:
    """Turn one result into JSON's own types."""
    cause = result.cause
    return {
        "check": result.check,
        "exercise": result.exercise,
        "status": result.status.value,
        "points": result.points,
        "max_points": result.max_points,
        "claim": result.claim,
        "cause": None
        if cause is None
        else {"id": cause.id, "kind": cause.kind, "hint": cause.hint, "certainty": cause.certainty},
        "detail": result.detail,
        "seconds": result.seconds,
    }


def dumps(report: Report) -> str:
    """Write a report as text: the same report gives the same bytes, pure ASCII, one newline at the end.

    Raises
    ------
    ValueError
        If a detail holds nan or an infinity as a number: strict JSON has no word for them.
    """
    return json.dumps(to_json(report), indent=1, allow_nan=False) + "\n"


def loads(text: str) -> Report:
    """Read what `dumps` wrote.

    Raises
    ------
    ReportFormatError
        If it is not JSON, or not a report.
    """
    try:
        data = json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise ReportFormatError(f"report must be strict JSON: {error}") from None
    return from_json(data)


def _refuse_constant(word: str) -> float:
    raise ReportFormatError(f"report must be strict JSON, which has no {word}")


def from_json(data: Mapping[str, Any]) -> Report:
    """Read a report from JSON's own types.

    Raises
    ------
    ReportFormatError
        If a field is missing, of the wrong type or out of range, or if points do not add up; the message names it.
    """
    node = _Node(data, "report")
    if node.get("schema", int) != SCHEMA_VERSION:
        raise ReportFormatError(f"report.schema must be {SCHEMA_VERSION}, got {data['schema']!r}")
    report = Report(
        node.get("submission", str),
        node.get("isolation", str),
        node.get("seed", int),
        node.each("assignments", _assignment),
        node.texts("notes"),
    )
    node.agrees(report)
    return report


def _assignment(node: _Node) -> AssignmentReport:
    part = AssignmentReport(
        node.get("name", str),
        node.each("results", result_from),
        node.get("problem", str),
        node.texts("notes"),
    )
    node.agrees(part)
    return part


def result_from(node: _Node) -> Result:
    """Read one result."""
    points, max_points = node.get("points", int), node.get("max_points", int)
    if not 0 <= points <= max_points:
        raise ReportFormatError(
            f"{node.path}.points must lie between 0 and max_points ({max_points}), got {points}"
        )
    seconds = float(node.get("seconds", float))
    if not seconds >= 0:
        raise ReportFormatError(f"{node.path}.seconds must be at least 0, got {seconds}")
    return Result(
        node.get("check", str),
        node.get("exercise", str),
        Status(node.one_of("status", [status.value for status in Status])),
        points,
        max_points,
        node.get("claim", str),
        None if node.value("cause") is None else _cause(_Node(node.value("cause"), f"{node.path}.cause")),
        node.get("detail", dict),
        seconds,
    )


def _cause(node: _Node) -> Cause:
    known = node.one_of("kind", ["mistake", "fingerprint"]) == "mistake"
    certain = node.one_of("certainty", ["certain", "consistent"]) == "certain"
    return Cause(
        id=node.get("id", str),
        kind="mistake" if known else "fingerprint",
        hint=node.get("hint", str),
        certainty="certain" if certain else "consistent",
    )


class _Node:
    """A JSON object that knows where in the report it is, so that errors can say so."""

    def __init__(self, data: Any, path: str) -> None:
        if not isinstance(data, Mapping):
            raise ReportFormatError(f"{path} must be an object, got {_named(data)}")
        self._data = data
        self.path = path

    def value(self, key: str) -> Any:
        if key not in self._data:
            has = ", ".join(map(str, self._data)) or "nothing"
            raise ReportFormatError(f"{self.path} must have {key!r}, got {_named(has)}")
        return self._data[key]

    def get(self, key: str, kind: type[_T]) -> _T:
        value = self.value(key)
        allowed: tuple[type, ...] = (int, float) if kind is float else (kind,)
        if not isinstance(value, allowed) or isinstance(value, bool):
            raise ReportFormatError(f"{self.path}.{key} must be {_KINDS[kind]}, got {_named(value)}")
        return value  # type: ignore[return-value]  # an int stands for a float

    def one_of(self, key: str, words: list[str]) -> str:
        value = self.get(key, str)
        if value not in words:
            raise ReportFormatError(f"{self.path}.{key} must be one of {', '.join(words)}, got {value!r}")
        return value

    def each(self, key: str, read: Callable[[_Node], _T]) -> tuple[_T, ...]:
        items = self.get(key, list)
        return tuple([read(_Node(item, f"{self.path}.{key}[{number}]")) for number, item in enumerate(items)])

    def texts(self, key: str) -> tuple[str, ...]:
        items = self.get(key, list)
        wrong = next((item for item in items if not isinstance(item, str)), None)
        if wrong is not None:
            raise ReportFormatError(f"{self.path}.{key} must hold strings, got {_named(wrong)}")
        return tuple(items)

    def agrees(self, whole: Report | AssignmentReport) -> None:
        for key, total in (("points", whole.points), ("max_points", whole.max_points)):
            if self.get(key, int) != total:
                rule = f"must be the sum of its parts, {total}"
                raise ReportFormatError(f"{self.path}.{key} {rule}, got {self.value(key)}")


_KINDS: dict[type, str] = {
    str: "a string",
    int: "an integer",
    float: "a number",
    list: "a list",
    dict: "an object",
}


def _named(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
