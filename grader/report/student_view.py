"""What a student's page shows, worked out before the template sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.report import arrays, words
from grader.report.clean import one_line, shortened
from grader.report.heatmap import HeatMap, heat_map, is_wrong
from grader.spec import AssignmentReport, Json, Result, Status

TABLE_ROWS, TABLE_COLUMNS = 12, 10
"""A larger array is shown as text."""

_PRINTED = 2000


@dataclass(frozen=True)
class Entry:
    """One number of a table."""

    text: str
    wrong: bool


@dataclass(frozen=True)
class Answer:
    """What came back or was expected: a table where it is small and has at most two axes, else text."""

    title: str
    table: tuple[tuple[Entry, ...], ...]
    text: str


@dataclass(frozen=True)
class CheckView:
    """One check."""

    name: str
    status: str
    title: str
    points: int
    max_points: int
    claim: str
    happened: str
    condition: str = ""
    differs: str = ""
    case: str = ""
    inputs: tuple[tuple[str, str], ...] = ()
    output: str = ""
    answers: tuple[Answer, ...] = ()
    heat: HeatMap | None = None
    line: tuple[str, str] | None = None
    printed: str = ""
    warnings: str = ""
    cause: str = ""
    hint: str = ""
    look: str = ""
    snippet: str = ""


@dataclass(frozen=True)
class ExerciseView:
    """One exercise: what went wrong, what waits, what passed."""

    name: str
    state: str
    title: str
    points: int
    max_points: int
    wrong: tuple[CheckView, ...]
    waiting: tuple[CheckView, ...]
    passed: tuple[CheckView, ...]


@dataclass(frozen=True)
class AssignmentView:
    """One assignment; exercises that are not started are only named."""

    name: str
    points: int
    max_points: int
    problem: str
    notes: tuple[str, ...]
    counts: str
    exercises: tuple[ExerciseView, ...]
    not_started: tuple[str, ...]


def assignment_view(part: AssignmentReport) -> AssignmentView:
    """Lay out one assignment."""
    groups = words.by_exercise(part)
    started = {name: results for name, results in groups.items() if not words.not_started(results)}
    return AssignmentView(
        part.name,
        part.points,
        part.max_points,
        shortened(part.problem, 1000),
        part.notes,
        words.counts_text(part.results),
        tuple(_exercise(name, results) for name, results in started.items()),
        tuple(name for name in groups if name not in started),
    )


def _exercise(name: str, results: list[Result]) -> ExerciseView:
    views = [_check(result) for result in results]
    quiet = {Status.PASSED.value, Status.BLOCKED.value, Status.NOT_STARTED.value}
    wrong = tuple(view for view in views if view.status not in quiet)
    waiting = tuple(view for view in views if view.status in {Status.BLOCKED.value, Status.NOT_STARTED.value})
    first = next(iter([*wrong, *waiting, *views]))
    return ExerciseView(
        name,
        first.status,
        first.title,
        sum(result.points for result in results),
        sum(result.max_points for result in results),
        wrong,
        waiting,
        tuple(view for view in views if view.status == Status.PASSED),
    )


def _check(result: Result) -> CheckView:
    name = result.check.partition("/")[2] or result.check
    said = result.detail.get("warnings")
    view: Json = {
        "name": name,
        "status": result.status.value,
        "title": words.TITLES[result.status],
        "points": result.points,
        "max_points": result.max_points,
        "claim": result.claim,
        "happened": words.happened(result) if result.status is not Status.PASSED else "",
        "printed": shortened(str(result.detail.get("printed", "")).rstrip(), _PRINTED),
        "warnings": one_line("; ".join(map(str, said)), 400) if isinstance(said, list) else "",
    }
    if result.status is Status.ERROR:
        view["snippet"] = words.last_line(result)
    elif result.status in words.FAILURES:
        view |= _failure(result)
    return CheckView(**view)


def _failure(result: Result) -> Json:
    detail, cause = result.detail, result.cause
    line = words.line_of(result)
    return {
        "condition": one_line(str(detail.get("condition", ""))),
        "differs": words.differs(result),
        "case": one_line(str(detail.get("case", ""))),
        "inputs": tuple(_inputs(detail)),
        "output": one_line(str(detail.get("output", "")), 80),
        "answers": _answers(detail),
        "heat": heat_map(detail),
        "line": (words.place(line), line[1]) if line else None,
        "cause": words.cause_title(cause) if cause else "",
        "hint": cause.hint if cause else "",
        "look": "" if cause else words.where_to_look(result),
        "snippet": str(detail.get("snippet", "")),
    }


def _inputs(detail: Json) -> Iterator[tuple[str, str]]:
    inputs = detail.get("inputs")
    for name, value in inputs.items() if isinstance(inputs, dict) else ():
        for key, item in arrays.flattened(name, value):
            yield key, arrays.shown(item, width=90, lines=12)


def _answers(detail: Json) -> tuple[Answer, ...]:
    pair = arrays.answers(detail)
    if pair is None:
        return ()
    digits, wrong = arrays.precision_for(*pair), _wrong(detail)
    return tuple(_answer(*item, digits, wrong) for item in zip(("Got", "Expected"), pair, strict=True))


def _answer(title: str, value: Any, digits: int, wrong: arrays.Array | None) -> Answer:
    array = arrays.array_of(value)
    if array is not None and array.size and array.ndim in (1, 2):
        rows = np.atleast_2d(array)
        if rows.shape[0] <= TABLE_ROWS and rows.shape[1] <= TABLE_COLUMNS:
            marks = (
                wrong if wrong is not None and wrong.shape == rows.shape else np.zeros(rows.shape, dtype=bool)
            )
            return Answer(title, tuple(_row(*pair, digits) for pair in zip(rows, marks, strict=True)), "")
    text = value if isinstance(value, str) and " " in value else arrays.shown(value, digits, 70, 12)
    return Answer(title, (), shortened(text, 4000))


def _row(numbers: arrays.Array, marks: arrays.Array, digits: int) -> tuple[Entry, ...]:
    whole = numbers.dtype.kind in "biu"
    texts = (str(number) if whole else f"{number + 0.0:.{digits}g}" for number in numbers)
    return tuple(Entry(text, bool(mark)) for text, mark in zip(texts, marks, strict=True))


def _wrong(detail: Json) -> arrays.Array | None:
    """Entries to mark: those with an error, where the map holds the whole array."""
    error_map = detail.get("error_map")
    if not isinstance(error_map, dict) or len(error_map.get("shape", ())) > 2:
        return None
    try:
        return np.asarray(is_wrong(np.array(error_map["slices"][0], dtype=np.float64)))
    except (KeyError, IndexError, TypeError, ValueError):
        return None
