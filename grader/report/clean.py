"""Making strings that students control harmless to show."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

from grader.spec import AssignmentReport, Report, Result

_UNSHOWABLE = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters: a terminal obeys them, XML forbids them
    "\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff"  # reorder or hide what is read
    "\ud800-\udfff\ufffe\uffff"  # not encodable, or no characters at all
    "]"
)


def visible(text: str) -> str:
    r"""Text in which control and formatting characters are spelled out; newlines and tabs stay.

    >>> visible("\x1b[31mred")
    '\\x1b[31mred'
    """
    return _UNSHOWABLE.sub(lambda found: _spelled(found[0]), text.replace("\r\n", "\n"))


def _spelled(character: str) -> str:
    code = ord(character)
    if character == "\r":
        return "\\r"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def one_line(text: str, limit: int = 200) -> str:
    """The text on one line, cut where it is longer than the limit."""
    return shortened(" ".join(visible(text).split()), limit)


def shortened(text: str, limit: int) -> str:
    """The text, its end replaced by three dots where it is longer than the limit."""
    return text if len(text) <= limit else text[: max(limit - 3, 0)].rstrip() + "..."


def cleaned(report: Report) -> Report:
    """The report with every string in it made visible."""
    return dataclasses.replace(
        report,
        submission=one_line(report.submission),
        isolation=one_line(report.isolation),
        assignments=tuple(_cleaned_assignment(part) for part in report.assignments),
        notes=tuple(visible(note) for note in report.notes),
    )


def _cleaned_assignment(part: AssignmentReport) -> AssignmentReport:
    return dataclasses.replace(
        part,
        name=one_line(part.name),
        results=tuple(cleaned_result(result) for result in part.results),
        problem=visible(part.problem),
        notes=tuple(visible(note) for note in part.notes),
    )


def cleaned_result(result: Result) -> Result:
    """The result with every string in it made visible."""
    cause = result.cause
    if cause is not None:
        cause = dataclasses.replace(cause, id=one_line(cause.id), hint=visible(cause.hint))
    return dataclasses.replace(
        result,
        check=one_line(result.check),
        exercise=one_line(result.exercise),
        claim=visible(result.claim),
        cause=cause,
        detail=_cleaned_data(result.detail),
    )


def _cleaned_data(value: Any) -> Any:
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, dict):
        return {visible(str(key)): _cleaned_data(item) for key, item in value.items()}
    return [_cleaned_data(item) for item in value] if isinstance(value, list) else value
