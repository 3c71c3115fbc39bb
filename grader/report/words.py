"""The sentences that all renderers share, and what they say first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from grader.report import arrays
from grader.report.clean import one_line
from grader.spec import AssignmentReport, Cause, Report, Result, Status

TITLES = {
    Status.PASSED: "passed",
    Status.FAILED: "failed",
    Status.BLOCKED: "blocked",
    Status.NOT_STARTED: "not started",
    Status.TIMEOUT: "timed out",
    Status.MEMORY: "out of memory",
    Status.DIED: "process died",
    Status.ERROR: "grader error",
}

FAILURES = (Status.FAILED, Status.TIMEOUT, Status.MEMORY, Status.DIED)
"""Verdicts that the student's code brought about itself."""

_LOOK = {
    Status.TIMEOUT: "Is there a loop whose end never comes, or one over every entry where a single array "
    "expression would do?",
    Status.MEMORY: "Which array is larger than you meant? Shapes like (N, 1) and (1, N) broadcast to (N, N); "
    "print shapes before the line that allocates.",
    Status.DIED: "Nothing in the file may end the process (exit, quit), and endless recursion can; "
    "run the call on its own to see its last words.",
}
_HAPPENED = {
    Status.TIMEOUT: "It was stopped because it took too long.",
    Status.MEMORY: "It was stopped because it asked for more memory than a check may use.",
    Status.DIED: "The process that ran the file ended, or answered nonsense, before the call was done.",
}

OURS = (
    "The grader itself broke down here. This is our fault, not yours: it must not cost you a point. "
    "Please report it, with your file and the line below."
)


PASTE = "To see it yourself, start Python in the folder of your file, and paste this:"

_RAISED = (
    (
        "truth value of an array",
        "`if`, `and`, `or`, `not`, `max` and `min` want one True or False, and comparing an array gives one for each "
        "entry. How do you choose for each entry on its own?",
    ),
    (
        "arrays can be converted to Python scalars",
        "`float`, `int` and the functions of `math` take one number, and got an array. NumPy has functions of the same "
        "names for arrays.",
    ),
    (
        "raised NameError",
        "Is it spelled as where it gets its value, and is that in this function? The names inside one function are "
        "unknown in another.",
    ),
    (
        "raised UnboundLocalError",
        "Which lines give this name its value, and did any of them run before this one?",
    ),
    (
        "raised ModuleNotFoundError",
        "Where files are graded there is NumPy and the standard library, and nothing else can be imported.",
    ),
    (
        "values to unpack",
        "How many things are unpacked here, and how many were put in, for instance into the cache?",
    ),
    ("returned None where", "Does every way through the function end in a return?"),
    (
        "both return the same array",
        "Where is the array made that you return: anew inside each call, or once, outside the function or as a default "
        "argument?",
    ),
)
"""What to ask about errors that newcomers to NumPy and Python meet, by a part of the message."""


@dataclass(frozen=True)
class Step:
    """What to do first."""

    assignment: str
    exercise: str
    check: str
    advice: str


def happened(result: Result) -> str:
    """What went wrong, in a sentence; "" where there is nothing to say."""
    message = one_line(str(result.detail.get("message", "")), 400)
    if result.status is Status.NOT_STARTED:
        if message:
            return message
        return f"{result.exercise} still raises NotImplementedError: it waits for you to write it."
    if result.status is Status.BLOCKED:
        return blocked_sentence(result)
    if result.status is Status.ERROR:
        return OURS
    parts = [_HAPPENED.get(result.status, ""), message]
    return " ".join(part for part in parts if part)


def blocked_sentence(result: Result) -> str:
    """Which check to get passing before this one can tell anything."""
    culprit = one_line(str(result.detail.get("blocked_by", "")), 100) or "an earlier check"
    return f"Nothing can be said yet: get {culprit} to pass first, this one builds on it."


def last_line(result: Result) -> str:
    """The end of a traceback of ours. The rest stays out of what students see: it may quote a solution."""
    lines = str(result.detail.get("message", "")).strip().splitlines()
    return one_line(lines[-1], 300) if lines else ""


def differs(result: Result) -> str:
    """Where the answer differs, and by how much at the first place."""
    detail = result.detail
    where = one_line(str(detail.get("where", "")), 160)
    index = detail.get("first_index")
    if not isinstance(index, list) or detail.get("error_map") is None:
        return where
    got, expected = arrays.entry(detail.get("got"), index), arrays.entry(detail.get("expected"), index)
    if not got or not expected or not where:
        return where
    numbers = f"got {got}, expected {expected}"
    return f"{where}: {numbers}" if where.endswith(str(index)) else f"{where}; at {index}: {numbers}"


def line_of(result: Result) -> tuple[int, str, str] | None:
    """Line number, source and function of the student's line that raised, if one did."""
    line = result.detail.get("line")
    if not isinstance(line, dict) or not isinstance(line.get("number"), int):
        return None
    return (
        line["number"],
        one_line(str(line.get("source", "")), 90),
        one_line(str(line.get("function", "")), 60),
    )


def loads_no_further(line: tuple[int, str, str]) -> bool:
    """Whether a line stands outside every function, so that the file itself does not load beyond it."""
    return line[2] in ("", "<module>")


def place(line: tuple[int, str, str]) -> str:
    """Where a line is, in words."""
    return f"line {line[0]}" if loads_no_further(line) else f"line {line[0]}, in {line[2]}"


def cause_title(cause: Cause) -> str:
    """Name a cause as surely as the numbers allow."""
    name = cause.id.rpartition(".")[2].replace("_", " ")
    lead = "Likely cause" if cause.certainty == "certain" else "Consistent with"
    return f"{lead}: {name}"


def where_to_look(result: Result) -> str:
    """A pointer for a failure whose cause is not known."""
    if result.status in _LOOK:
        return _LOOK[result.status]
    message = str(result.detail.get("message", ""))
    known = [text for part, text in _RAISED if part in message]
    if known:
        return known[0]
    line = line_of(result)
    if line and loads_no_further(line):
        return "Mend this line first: Python reads the file no further, and finds no function in it."
    if line:
        return "Start at the line above: print the shapes and values that reach it."
    if result.detail.get("condition"):
        return "What does your code do differently in just this case? Follow it step by step by hand."
    if "error_map" in result.detail:
        return "Work this input by hand and compare each intermediate result with yours; the first that differs is it."
    return "Compare what the function returns with what its docstring promises."


def not_passed(part: AssignmentReport) -> tuple[Result, ...]:
    """The results that did not pass, in order."""
    return tuple(result for result in part.results if result.status is not Status.PASSED)


def counts(results: Iterable[Result]) -> dict[Status, int]:
    """How many results of each status there are, in the order of `Status`, zeros left out."""
    found = Counter(result.status for result in results)
    return {status: found[status] for status in Status if found[status]}


def counts_text(results: Iterable[Result]) -> str:
    """The counts in words: "12 passed, 1 failed"."""
    return ", ".join(f"{number} {TITLES[status]}" for status, number in counts(results).items())


def by_exercise(part: AssignmentReport) -> dict[str, list[Result]]:
    """Results grouped by exercise, in order."""
    groups: dict[str, list[Result]] = {}
    for result in part.results:
        groups.setdefault(result.exercise, []).append(result)
    return groups


def not_started(results: Iterable[Result]) -> bool:
    """Whether an exercise (or assignment) has not been begun: nothing passed, failed or broke."""
    statuses = {result.status for result in results}
    return Status.NOT_STARTED in statuses and statuses <= {Status.NOT_STARTED, Status.BLOCKED}


def undefined(part: AssignmentReport) -> list[str]:
    """Exercises whose function the file does not define, where it defines others."""
    groups = by_exercise(part)
    absent = [name for name, results in groups.items() if any(_is_undefined(result) for result in results)]
    return absent if len(absent) < len(groups) else []


def _is_undefined(result: Result) -> bool:
    return result.status is Status.NOT_STARTED and bool(result.detail.get("message"))


def telling(part: AssignmentReport) -> Iterator[Result]:
    """The results worth explaining: of each exercise the first that went wrong by itself."""
    for results in by_exercise(part).values():
        yield from [result for result in results if result.status in (*FAILURES, Status.ERROR)][:1]


def first_step(report: Report) -> Step | None:
    """What to do first: mend what fails first, else go on with what is open; None where everything passes."""
    mend = (*FAILURES, Status.ERROR)
    return _first(report, mend) or _first(
        report, tuple(status for status in Status if status is not Status.PASSED)
    )


def _first(report: Report, statuses: tuple[Status, ...]) -> Step | None:
    for part in report.assignments:
        exercise = next((result.exercise for result in part.results if result.status in statuses), None)
        if exercise is not None:
            mine = [result for result in not_passed(part) if result.exercise == exercise]
            result = next((result for result in mine if result.status is not Status.BLOCKED), mine[0])
            return Step(part.name, exercise, result.check, _advice(part, result, mine))
    return None


def _advice(part: AssignmentReport, result: Result, mine: list[Result]) -> str:
    if part.problem:
        return f"the file does not load: {one_line(part.problem, 160)}"
    if _is_undefined(result):
        return f"{one_line(str(result.detail['message']), 160)}: is its name misspelt?"
    if result.status is Status.NOT_STARTED:
        main = next((other for other in mine if other.max_points), result)
        return f"write it: {one_line(main.claim, 160)}"
    if result.status is Status.ERROR:
        return "the grader broke down here: report it, then go on with the next exercise"
    return f"{TITLES[result.status]}: {one_line(result.claim, 160)}"


def rung_text(isolation: str) -> str:
    """How the file was run, and what that is worth."""
    known = {
        "none": "run in this process: practice, not evidence",
        "process": "run in a plain process with limits",
        "landlock": "run in a landlock sandbox",
        "bubblewrap": "run in a bubblewrap sandbox",
    }
    return known.get(isolation, f"isolation: {isolation}")


def worst(results: Iterable[Result]) -> Status:
    """How an exercise stands: what went wrong by itself counts most, then what waits, then passing."""
    statuses = [result.status for result in results]
    order = (Status.ERROR, *FAILURES, Status.NOT_STARTED, Status.BLOCKED)
    return next((status for status in order if status in statuses), Status.PASSED)
