"""Grades as CSV: one row a submission, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from grader.report.clean import one_line
from grader.report.words import counts
from grader.spec import Report, Status

_FORMULA = tuple("=+-@＝＋－＠\t|%")


def grades_csv(reports: Iterable[Report]) -> str:
    """Write a table: submission, points, max_points, a column for each assignment, status counts, notes.

    A submission without a file for an assignment has an empty cell there; problems with loading are notes. Cells
    that a spreadsheet would run as a formula get an apostrophe in front.
    """
    rows = sorted(reports, key=lambda report: report.submission)
    names = sorted({part.name for report in rows for part in report.assignments})
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    head = ["submission", "points", "max_points", *names, *(status.value for status in Status), "notes"]
    writer.writerow([safe_cell(cell) for cell in head])
    for report in rows:
        writer.writerow(_row(report, names))
    return stream.getvalue()


def _row(report: Report, names: list[str]) -> list[str | int]:
    earned = {part.name: part.points for part in report.assignments}
    found = counts(result for part in report.assignments for result in part.results)
    problems = [f"{part.name}: {part.problem}" for part in report.assignments if part.problem]
    own = [f"{part.name}: {note}" for part in report.assignments for note in part.notes]
    return [
        safe_cell(report.submission),
        report.points,
        report.max_points,
        *(earned.get(name, "") for name in names),
        *(found.get(status, 0) for status in Status),
        safe_cell("; ".join([*report.notes, *problems, *own])),
    ]


def safe_cell(text: str) -> str:
    """The text on one line, disarmed where a spreadsheet would take it for a formula."""
    text = one_line(text, 1000)
    return f"'{text}" if text.startswith(_FORMULA) else text
