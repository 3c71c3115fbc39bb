"""Reports as plain text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from grader.report import arrays, words
from grader.report.clean import cleaned, cleaned_result, one_line, shortened
from grader.spec import AssignmentReport, Json, Report, Result, Status

if TYPE_CHECKING:
    from rich.console import Console

WIDTH = 79
"""A terminal of 80 columns shows every line whole, but for long grade lines and snippets."""
LABEL = 11
EXPLAINED = 5
"""Failures that `print_report` explains in full; the pages and the JSON hold them all."""

_FAILING_ROWS, _OPEN_ROWS = 6, 4
_NOTE = 300
_STYLES = {"Claim": "bold", "Got": "red", "Expected": "green", "Only when": "yellow", "Hint": "cyan"}


def explain(result: Result) -> str:
    """Say what came of one check, and what to do about it.

    Parameters
    ----------
    result : Result
        Of any status.

    Returns
    -------
    str
        Lines of up to `WIDTH` columns (a long line of the snippet may be wider), without a trailing newline.
    """
    result = cleaned_result(result)
    points = f"{result.points} of {result.max_points} points"
    head = f"{result.check}: {words.TITLES[result.status]}" + (f", {points}" if result.max_points else "")
    return "\n".join([head, *_body(result)])


def _body(result: Result) -> Iterator[str]:
    detail = result.detail
    yield from _labelled("Claim", result.claim)
    if result.status is Status.PASSED:
        return
    yield from _labelled("But", words.happened(result))
    if result.status is Status.ERROR:
        yield from _labelled("Ours", words.last_line(result))
    if result.status in (Status.ERROR, Status.BLOCKED, Status.NOT_STARTED):
        return
    yield from _labelled("Only when", str(detail.get("condition", "")))
    yield from _inputs(detail)
    yield from _answers(detail)
    yield from _labelled("Differs", words.differs(result))
    yield from _line(result)
    yield from _said(detail)
    yield from _hint(result)
    yield from _snippet(detail)


def _labelled(label: str, text: str) -> Iterator[str]:
    """A sentence behind its label, wrapped under itself; nothing for no text."""
    for number, line in enumerate(textwrap.wrap(text, WIDTH - LABEL - 2, break_on_hyphens=False)):
        yield f"  {label if number == 0 else '':{LABEL}}{line}"


def _value(label: str, name: str, text: str) -> Iterator[str]:
    """``name = value`` behind its label, the lines of an array under each other."""
    start = f"{name} = " if name else ""
    for number, line in enumerate(text.split("\n")):
        lead = f"  {label if number == 0 else '':{LABEL}}{start if number == 0 else ' ' * len(start)}"
        yield f"{lead}{line}".rstrip()


def _inputs(detail: Json) -> Iterator[str]:
    inputs = detail.get("inputs")
    label = "Input"
    for name, value in inputs.items() if isinstance(inputs, dict) else ():
        for key, text in _shown_input(name, value):
            yield from _value(label, key, text)
            label = ""


def _shown_input(name: str, value: object) -> Iterator[tuple[str, str]]:
    """An input by name; a dict in one piece where its arrays take a line each, else entry by entry."""
    whole = arrays.shown(value)
    if isinstance(value, dict) and "\n" not in whole:
        yield name, "\n".join(textwrap.wrap(whole, WIDTH - LABEL - len(name) - 5, break_on_hyphens=False))
        return
    for key, item in arrays.flattened(name, value):
        yield key, arrays.shown(item, width=WIDTH - LABEL - len(key) - 5)


def _answers(detail: Json) -> Iterator[str]:
    pair = arrays.answers(detail)
    if pair is None:
        return
    name = one_line(str(detail.get("output", "")), 60)
    digits = arrays.precision_for(*pair)
    for label, value in zip(("Got", "Expected"), pair, strict=True):
        text = value if isinstance(value, str) and " " in value else arrays.shown(value, digits, WIDTH - 20)
        yield from _value(label, name, text)


def _line(result: Result) -> Iterator[str]:
    line = words.line_of(result)
    if line is not None:
        yield from _value("Your file", "", f"{words.place(line)}:\n    {line[1]}")


def _said(detail: Json) -> Iterator[str]:
    printed = str(detail.get("printed", "")).rstrip().split("\n")
    if any(printed):
        shown = [shortened(line, WIDTH - LABEL) for line in printed[-4:]]
        yield from _value("Printed", "", "\n".join(shown))
    warnings = detail.get("warnings")
    if isinstance(warnings, list) and warnings:
        yield from _labelled("Warned", one_line("; ".join(map(str, warnings)), 300))


def _hint(result: Result) -> Iterator[str]:
    if result.cause is None:
        yield from _labelled("Look here", words.where_to_look(result))
        return
    yield f"  {words.cause_title(result.cause)}"
    yield from _labelled("Hint", one_line(result.cause.hint, 500))


def _snippet(detail: Json) -> Iterator[str]:
    snippet = str(detail.get("snippet", ""))
    if snippet:
        yield f"  {words.PASTE}"
        yield from (f"      {line}".rstrip() for line in snippet.split("\n"))


def summary(report: Report) -> str:
    """The whole report on one screen: points, what fails, what is not started, and what to do first."""
    return "\n".join(_summary(cleaned(report)))


def _summary(report: Report) -> Iterator[str]:
    yield f"{report.submission}: {report.points} of {report.max_points} points ({words.rung_text(report.isolation)})"
    notes = [*report.notes, *(note for part in report.assignments for note in part.notes)]
    for note in notes[:3]:
        yield from textwrap.wrap(
            one_line(note, _NOTE), WIDTH, initial_indent="  note: ", subsequent_indent="        "
        )
    yield ""
    yield from grade_lines(report)
    yield from _section("Failing", report, _FAILING_ROWS, _failing)
    yield from _section("Not started", report, _OPEN_ROWS, _open)
    yield from _section("Not in your file: misspelt, or deleted?", report, _OPEN_ROWS, words.undefined)
    step = words.first_step(report)
    yield ""
    if step is None:
        yield "Everything passes."
        return
    yield f"Do first: {step.exercise}, in {step.assignment}"
    yield from textwrap.wrap(step.advice, WIDTH - 2, initial_indent="  ", subsequent_indent="  ")
    yield f"  pytest assignments/{step.assignment} -k {step.exercise}"


def grade_lines(report: Report) -> list[str]:
    """One line for each assignment: a bar, its points, and how many checks came out how."""
    parts = report.assignments
    wide = max((len(part.name) for part in parts), default=0)
    digits = max((len(str(part.max_points)) for part in parts), default=1)
    lines = []
    for part in parts:
        points = f"{part.points:>{digits}} of {part.max_points:>{digits}}"
        lines.append(shortened(f"  {part.name:<{wide}}  {_bar(part)}  {points}  {_state(part)}", WIDTH + 8))
    return lines


def _bar(part: AssignmentReport, cells: int = 8) -> str:
    full = part.points * cells // part.max_points if part.max_points else 0
    return "#" * full + "." * (cells - full)


def _state(part: AssignmentReport) -> str:
    if part.problem:
        return f"does not load: {one_line(part.problem, 60)}"
    if words.not_started(part.results):
        return "not started"
    return words.counts_text(part.results)


def _section(
    title: str, report: Report, limit: int, names_of: Callable[[AssignmentReport], Iterable[str]]
) -> Iterator[str]:
    rows = [(part.name, list(names_of(part))) for part in report.assignments]
    rows = [(name, names) for name, names in rows if names]
    if not rows:
        return
    yield ""
    yield title
    wide = max(len(name) for name, _ in rows)
    for name, names in rows[:limit]:
        yield f"  {name:<{wide}}  {_fitted(names, WIDTH - wide - 4)}"
    if len(rows) > limit:
        yield f"  and in {len(rows) - limit} more assignments"


def _failing(part: AssignmentReport) -> Iterator[str]:
    """Exercises that went wrong by themselves."""
    yield from (result.exercise for result in words.telling(part))


def _open(part: AssignmentReport) -> Iterator[str]:
    """Exercises not begun, where the assignment as a whole was; else its own line has said so."""
    if words.not_started(part.results):
        return
    absent = words.undefined(part)
    for name, results in words.by_exercise(part).items():
        if words.not_started(results) and name not in absent:
            yield name


def _fitted(names: list[str], width: int) -> str:
    """As many names as fit, and how many more there are."""
    for kept in range(len(names), 0, -1):
        rest = f" and {len(names) - kept} more" if kept < len(names) else ""
        text = ", ".join(names[:kept]) + rest
        if len(text) <= width:
            return text
    return shortened(names[0], width - 14) + (f" and {len(names) - 1} more" if len(names) > 1 else "")


def print_report(report: Report, console: Console) -> None:
    """Print the failures worth explaining, then the summary; in colour where the console is a terminal.

    Parameters
    ----------
    report : Report
        What to print.
    console : rich.console.Console
        Where to; it decides about colour.
    """
    failures = [result for part in report.assignments for result in words.telling(part)]
    for result in failures[:EXPLAINED]:
        _print(explain(result) + "\n", console)
    if len(failures) > EXPLAINED:
        more = len(failures) - EXPLAINED
        _print(f"({more} more exercises fail; --html FILE or --json FILE shows them all)\n", console)
    _print(summary(report), console)


def _print(text: str, console: Console) -> None:
    from rich.text import Text

    label = ""
    for number, line in enumerate(text.split("\n")):
        label = line[2 : 2 + LABEL].strip() or label
        style = "bold" if number == 0 or line.startswith("Do first") else _STYLES.get(label, "")
        if line.startswith(("  Likely cause", "  Consistent with")):
            style = "bold cyan"
        console.print(Text(line, style=style), soft_wrap=True, highlight=False)
