"""Reports for GitHub Actions: annotations, a step summary, and a fence around what students print.

A line of output that begins with ``::`` is a command to the runner. Annotations are such commands, with everything
in them escaped; any other text that a student controls is printed between a stop token and its end.
"""

import html
import re
import secrets
import string
from collections.abc import Callable, Iterator
from pathlib import Path

from grader.report import words
from grader.report.clean import cleaned, one_line, shortened, visible
from grader.report.text import explain
from grader.spec import AssignmentReport, Report, Result, Status

MAX_ANNOTATIONS = 10
"""GitHub shows ten errors of a step and drops the rest."""

MAX_SUMMARY_BYTES = 1024 * 1024
"""GitHub refuses a step summary beyond 1 MiB."""

_MESSAGE = 1500
_ROOM = 64 * 1024
_CUT = "\n\n(The rest is left out: a step summary may hold 1 MiB.)\n"
_FENCE = re.compile(r"^(`{3,})", re.MULTILINE)


def annotations(report: Report, path_of: Callable[[str], str | None]) -> list[str]:
    """Write up to ten ``::error`` commands, the most useful first.

    Parameters
    ----------
    report : Report
        What to annotate. Exercises that are not started are no errors, and blocked checks are another's.
    path_of : callable
        Gives an assignment's student file, relative to the repository, or None where there is none.
    """
    found = sorted(_candidates(cleaned(report)), key=lambda item: item[0])
    return [_command(part, result, path_of(part.name)) for _, part, result in found[:MAX_ANNOTATIONS]]


def _candidates(report: Report) -> Iterator[tuple[tuple[int, int], AssignmentReport, Result]]:
    number = 0
    for part in report.assignments:
        for result in words.telling(part):
            number += 1
            yield (_rank(part, result), number), part, result


def _rank(part: AssignmentReport, result: Result) -> int:
    """A file that does not load first, then lines to go to, named causes, other failures, and our own faults."""
    order = (
        bool(part.problem),
        words.line_of(result) is not None,
        result.cause is not None,
        result.status is not Status.ERROR,
    )
    return next((place for place, holds in enumerate(order) if holds), len(order))


def _command(part: AssignmentReport, result: Result, path: str | None) -> str:
    line = words.line_of(result)
    place = {"file": path or "", "line": str(line[0]) if line and path else "", "title": result.check}
    properties = ",".join(f"{key}={_property(visible(value))}" for key, value in place.items() if value)
    return f"::error {properties}::{_data(shortened(_message(part, result), _MESSAGE))}"


def _message(part: AssignmentReport, result: Result) -> str:
    lead = part.problem or f"Claim: {result.claim}."
    parts = [lead, words.happened(result), words.differs(result)]
    if result.detail.get("condition"):
        parts.append(f"Only when {result.detail['condition']}.")
    if result.cause:
        parts.append(f"{words.cause_title(result.cause)}. {one_line(result.cause.hint, 400)}")
    return "\n".join(dict.fromkeys(visible(str(text)) for text in parts if text))


def _data(text: str) -> str:
    """Escape what would end the message of a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape what would end a property of a command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def fenced(text: str) -> str:
    """Text that may hold anything, printed so that the runner obeys none of it.

    The token that ends the fence is drawn anew each time, so that no output can guess it.
    """
    token = secrets.token_hex(16)
    body = "\n".join(f"| {line}" for line in visible(text).split("\n"))
    return f"::stop-commands::{token}\n{body}\n::{token}::\n"


def step_summary(report: Report) -> str:
    """Write the report as Markdown of less than `MAX_SUMMARY_BYTES`: a table, what to do first, then each failure."""
    report = cleaned(report)
    text = "\n".join(_overview(report))
    for part in report.assignments:
        for result in words.telling(part):
            section = f"\n### {_escaped(result.check)}\n\n{_code(explain(result))}\n"
            if len((text + section).encode()) > MAX_SUMMARY_BYTES - _ROOM:
                return text + _CUT
            text += section
    return text


def _overview(report: Report) -> Iterator[str]:
    yield f"## {_escaped(report.submission)}: {report.points} of {report.max_points} points\n"
    yield "| assignment | points | checks |\n|---|---:|---|"
    for part in report.assignments:
        state = f"does not load: {part.problem}" if part.problem else words.counts_text(part.results)
        yield f"| {_escaped(part.name)} | {part.points} of {part.max_points} | {_escaped(one_line(state))} |"
    step = words.first_step(report)
    yield ""
    if step is None:
        yield "Everything passes.\n"
    else:
        yield f"Do first: **{_escaped(step.exercise)}** in {_escaped(step.assignment)}. {_escaped(step.advice)}\n"
    yield from (f"- {_escaped(one_line(note))}" for note in report.notes[:20])
    yield f"\n{_escaped(words.rung_text(report.isolation))}; seed {report.seed}\n"


def _escaped(text: str) -> str:
    """Text that is neither HTML nor Markdown: CommonMark takes any punctuation behind a backslash literally."""
    return "".join(_MARKDOWN.get(character, character) for character in text.replace("\n", " "))


_MARKDOWN = {character: f"\\{character}" for character in string.punctuation if character not in ",;()"}
_MARKDOWN |= {character: html.escape(character) for character in "<>&\"'"}


def _code(text: str) -> str:
    """A code block whose fence is longer than any run of backticks in it."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"


def append_summary(path: str | Path, text: str) -> None:
    """Append Markdown to the step summary, cut at a line where the file would grow beyond 1 MiB.

    Parameters
    ----------
    path : str or Path
        What ``GITHUB_STEP_SUMMARY`` holds.
    text : str
        From `step_summary`.
    """
    path = Path(path)
    room = MAX_SUMMARY_BYTES - (path.stat().st_size if path.exists() else 0)
    with path.open("a", encoding="utf-8", newline="\n") as stream:
        stream.write(_fitting(text, room))


def _fitting(text: str, room: int) -> str:
    """As many lines of the text as there is room for; a code block that is cut is closed."""
    if len(text.encode()) <= room:
        return text
    longest = max((len(fence) for fence in _FENCE.findall(text)), default=0)
    spare = room - len(_CUT) - longest - 1
    if spare < 0:
        return ""
    kept = text.encode()[:spare].decode(errors="ignore")
    kept = kept[: kept.rfind("\n") + 1]
    fence = _open_fence(kept)
    return kept + (f"{fence}\n" if fence else "") + _CUT


def _open_fence(text: str) -> str:
    """The fence of a code block that the text opens and does not close."""
    fence = ""
    for found in _FENCE.findall(text):
        if not fence:
            fence = found
        elif len(found) >= len(fence):
            fence = ""
    return fence
