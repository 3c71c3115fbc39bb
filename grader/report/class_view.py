"""What the class page shows: a row for each submission, and what they have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from urllib.parse import quote

from grader.report import words
from grader.report.clean import cleaned
from grader.spec import Report, Status

BINS = 10
SHOWN_CAUSES = SHOWN_EXERCISES = 12


@dataclass(frozen=True)
class Score:
    """Points of one submission in one assignment."""

    points: int
    max_points: int
    problem: str = ""


@dataclass(frozen=True)
class ClassRow:
    """What the class page needs of one report; small, so that a large class fits in memory.

    ``page`` is the relative address of the submission's page, "" for none. ``outcomes`` holds for each exercise
    whether it passed, failed, waits or is not started; ``causes`` the ids and hints of the likely causes found.
    """

    name: str
    page: str
    points: int
    max_points: int
    scores: Mapping[str, Score]
    statuses: Mapping[Status, int]
    outcomes: Mapping[str, Status]
    causes: Mapping[str, str]
    notes: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """The page as a link that stays inside the folder, whatever the file's name."""
        return "./" + quote(self.page, errors="replace") if self.page else ""

    @property
    def started(self) -> bool:
        """Whether anything was begun."""
        return any(status not in (Status.NOT_STARTED, Status.BLOCKED) for status in self.statuses)


def class_row(report: Report, page: str = "") -> ClassRow:
    """Take from a report what the class page shows.

    Parameters
    ----------
    report : Report
        Of one submission.
    page : str, optional
        Address of its page, relative to the class page.
    """
    report = cleaned(report)
    results = [result for part in report.assignments for result in part.results]
    groups = [(part.name, words.by_exercise(part)) for part in report.assignments]
    return ClassRow(
        report.submission,
        page,
        report.points,
        report.max_points,
        {part.name: Score(part.points, part.max_points, part.problem) for part in report.assignments},
        words.counts(results),
        {
            f"{part}/{name}": words.worst(group)
            for part, exercises in groups
            for name, group in exercises.items()
        },
        {result.cause.id: result.cause.hint for result in results if result.cause},
        report.notes,
    )


@dataclass(frozen=True)
class Bar:
    """One status of a row: how many checks, and where the bar's piece begins and how wide it is (of 100)."""

    status: str
    title: str
    count: int
    start: float
    width: float


@dataclass(frozen=True)
class RowView:
    """A submission in the table."""

    row: ClassRow
    scores: tuple[Score | None, ...]
    bars: tuple[Bar, ...]
    sentence: str


@dataclass(frozen=True)
class Bin:
    """One column of the histogram."""

    label: str
    count: int
    height: float


@dataclass(frozen=True)
class Trouble:
    """An exercise, and how many failed, passed or have not begun it."""

    assignment: str
    exercise: str
    failed: int
    waiting: int
    not_started: int
    passed: int
    width: float


@dataclass(frozen=True)
class CauseCount:
    """A likely cause, and how many have it."""

    id: str
    hint: str
    count: int


@dataclass(frozen=True)
class ClassView:
    """The whole page; names are the assignments, each with its most points."""

    names: tuple[tuple[str, int], ...]
    rows: tuple[RowView, ...]
    bins: tuple[Bin, ...]
    exercises: tuple[Trouble, ...]
    causes: tuple[CauseCount, ...]
    key: tuple[tuple[str, str], ...]
    middle: float
    max_points: int
    complete: int
    errors: int


def class_view(rows: Sequence[ClassRow]) -> ClassView:
    """Work out the page; rows are ordered by name."""
    ordered = sorted(rows, key=lambda row: (row.name.casefold(), row.name))
    names = tuple(sorted({name for row in ordered for name in row.scores}))
    most = {name: score.max_points for row in ordered for name, score in row.scores.items()}
    return ClassView(
        tuple((name, most[name]) for name in names),
        tuple(_row(row, names) for row in ordered),
        _histogram(ordered),
        _exercises(ordered),
        _causes(ordered),
        _key(ordered),
        float(median(row.points for row in ordered)) if ordered else 0.0,
        max((row.max_points for row in ordered), default=0),
        sum(row.points == row.max_points for row in ordered),
        sum(row.statuses.get(Status.ERROR, 0) for row in ordered),
    )


def _key(rows: Sequence[ClassRow]) -> tuple[tuple[str, str], ...]:
    """The statuses that occur, with their titles."""
    present = {status for row in rows for status in row.statuses}
    return tuple((status.value, words.TITLES[status]) for status in Status if status in present)


def _row(row: ClassRow, names: tuple[str, ...]) -> RowView:
    total = sum(row.statuses.values()) or 1
    bars, start = [], 0.0
    for status in Status:
        count = row.statuses.get(status, 0)
        width = round(100 * count / total, 3)
        if count:
            bars.append(Bar(status.value, words.TITLES[status], count, round(start, 3), width))
        start += width
    sentence = ", ".join(f"{bar.count} {bar.title}" for bar in bars)
    return RowView(row, tuple(row.scores.get(name) for name in names), tuple(bars), sentence)


def _histogram(rows: list[ClassRow]) -> tuple[Bin, ...]:
    """Submissions by their share of the points; full marks belong to the last bin."""
    shares = [row.points / row.max_points if row.max_points else 0.0 for row in rows]
    counts = Counter(min(int(share * BINS), BINS - 1) for share in shares)
    highest = max(counts.values(), default=1)
    step = 100 // BINS
    return tuple(
        Bin(
            f"{place * step} to {(place + 1) * step} %",
            counts[place],
            round(100 * counts[place] / highest, 3),
        )
        for place in range(BINS)
    )


def _exercises(rows: Iterable[ClassRow]) -> tuple[Trouble, ...]:
    """The exercises that fail most, each counted once for a submission."""
    found: dict[str, Counter[Status]] = {}
    for row in rows:
        for name, status in row.outcomes.items():
            found.setdefault(name, Counter())[status] += 1
    troubles = [_trouble(name, counts) for name, counts in found.items()]
    ordered = sorted((item for item in troubles if item.failed), key=lambda item: -item.failed)
    return tuple(ordered[:SHOWN_EXERCISES])


def _trouble(name: str, counts: Counter[Status]) -> Trouble:
    assignment, _, exercise = name.partition("/")
    waiting, idle, passed = counts[Status.BLOCKED], counts[Status.NOT_STARTED], counts[Status.PASSED]
    failed = counts.total() - waiting - idle - passed
    return Trouble(
        assignment, exercise, failed, waiting, idle, passed, round(100 * failed / counts.total(), 3)
    )


def _causes(rows: Sequence[ClassRow]) -> tuple[CauseCount, ...]:
    """The causes most submissions share."""
    counts = Counter(cause for row in rows for cause in row.causes)
    hints = {cause: hint for row in rows for cause, hint in row.causes.items()}
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:SHOWN_CAUSES]
    return tuple(CauseCount(cause, hints[cause], count) for cause, count in ordered)
