"""Grading a class: every submission of a folder, in parallel, into a gradebook and pages.

The gradebook is written check by check by the processes that grade; everything else is written from it. So a run
that was interrupted, or killed, goes on where it stopped when it is started again, and what has not changed since
the last run is not graded twice.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from grader import outputs
from grader.assignment import load
from grader.course import Assignment, Course
from grader.grade import TOTAL_SECONDS, absent, completed, grade
from grader.gradebook import Gradebook, has_errors, submission_key
from grader.oracle import Oracle
from grader.pool import Died, Handle, Pool
from grader.progress import Progress
from grader.report import csvgrades, html, jsonreport
from grader.report.class_view import class_row
from grader.sandbox.client import Limits
from grader.sandbox.isolation import Isolation
from grader.spec import Report, Status
from grader.submission import Submission, SubmissionError, entries, find
from grader.submission.naming import printable


class BatchError(ValueError):
    """The class can't be graded as asked."""


@dataclass(frozen=True)
class Settings:
    """How a class is graded: everything a process needs to know.

    Attributes
    ----------
    course : Course
        Where checks and data come from.
    out : Path
        The folder for the gradebook and the pages.
    isolation, limits : Isolation, Limits
        How each submission is shut away, and what it may use.
    seed : int
        Base seed of everything drawn.
    assignment : str or None
        The only assignment to grade; None grades every one that a submission has a file for.
    """

    course: Course
    out: Path
    isolation: Isolation
    limits: Limits = field(default_factory=Limits)
    seed: int = 0
    assignment: str | None = None

    @property
    def gradebook(self) -> Path:
        """Where the gradebook is."""
        return self.out / "gradebook.sqlite"

    @property
    def faults(self) -> Path:
        """Where it is written what went wrong on our side."""
        return self.out / "faults.txt"

    def key(self, submission: Submission, digests: dict[str, str]) -> str:
        """Return what the gradebook knows a submission by."""
        asked = {part.assignment.name: digests[part.assignment.name] for part in submission.parts}
        return submission_key(
            submission.digest,
            submission.name,
            asked,
            notes=submission.notes,
            seed=self.seed,
            isolation=self.isolation.rung,
            limits=[repr(self.limits), TOTAL_SECONDS],
        )


@dataclass(frozen=True)
class Entry:
    """One submission of the class: where it is, what it is called, and its pages' file name."""

    path: Path
    name: str
    file: str


@dataclass(frozen=True)
class Outcome:
    """What came of grading an entry: the gradebook's key, or why there is none."""

    key: str = ""
    unreadable: str = ""
    fault: str = ""


@dataclass(frozen=True)
class Graded:
    """A graded class.

    Attributes
    ----------
    reports : dict of str to Report
        By the file name of the student's pages, in the class's order.
    fresh, reused : int
        How many were graded now, and how many were taken from the gradebook.
    unreadable : dict of str to str
        Why nothing could be graded, by the names of the submissions of which that is so.
    faults : tuple of str
        What went wrong on our side, one text for each submission hit.
    """

    reports: dict[str, Report]
    fresh: int
    reused: int
    unreadable: dict[str, str]
    faults: tuple[str, ...]


def batch(directory: Path, settings: Settings, *, jobs: int, progress: Progress) -> Graded:
    """Grade every submission of a folder.

    Parameters
    ----------
    directory : Path
        One .py file, folder or .zip for each student.
    settings : Settings
        How.
    jobs : int
        Processes; the verdicts don't depend on how many.
    progress : Progress
        Is told what happens.

    Raises
    ------
    BatchError
        If the folder is empty, or it and the output folder contain one another, or another run writes there.
    KeyboardInterrupt
        On Ctrl-C, when every process has ended. What is finished is in the gradebook.
    """
    _refuse_overlap(directory, settings.out)
    students = named(entries(directory))
    if not students:
        raise BatchError(
            f"DIR must hold submissions: folders, .zip or .py files. Received: {directory}, with none"
        )
    _make_folders(settings.out)
    with _alone(settings.out), Gradebook(settings.gradebook) as book:
        return _Class(students, settings, book, progress).grade(jobs)


def named(paths: Sequence[Path]) -> list[Entry]:
    """Name the submissions by their files, with the ending only where two would be called the same."""
    short = {path: printable(path.name if path.is_dir() else path.stem) for path in paths}
    often = Counter(short.values())
    names = {path: name if often[name] == 1 else printable(path.name) for path, name in short.items()}
    files = outputs.safe_names(names.values())
    return [Entry(path, name, files[name]) for path, name in names.items()]


class _Class:
    """One run over a class."""

    def __init__(
        self, students: list[Entry], settings: Settings, book: Gradebook, progress: Progress
    ) -> None:
        self._students = students
        self._settings = settings
        self._book = book
        self._progress = progress
        self._examiner = Examiner(settings, book)
        self._asked: tuple[Assignment, ...] = ()
        self._reports: dict[str, Report] = {}
        self._unreadable: dict[str, str] = {}
        self._faults: list[str] = []

    def grade(self, jobs: int) -> Graded:
        """Grade what is not in the gradebook yet, and write everything."""
        known, handed_in = self._look()
        self._asked = self._all_asked(handed_in)
        open_ = [entry for entry, outcome in known.items() if outcome is None]
        reused = sum(outcome is not None and bool(outcome.key) for outcome in known.values())
        for entry, outcome in known.items():
            if outcome is not None:
                self._take(entry, outcome)
        with self._progress.over(len(open_), reused), Pool(prepare, self._settings, jobs) as pool:
            for entry, answer in pool.map(open_):
                self._progress.graded(self._take(entry, answer))
        return self._written(len(open_), reused)

    def _look(self) -> tuple[dict[Entry, Outcome | None], set[Assignment]]:
        """Read every submission: what is known of it already, and which assignments there are files for.

        Their contents are forgotten again: who grades one reads it anew.
        """
        known: dict[Entry, Outcome | None] = {}
        handed_in: set[Assignment] = set()
        for entry in self._students:
            seen = self._examiner.look(entry)
            if isinstance(seen, Outcome):
                known[entry] = seen
                continue
            handed_in |= {part.assignment for part in seen.parts}
            key = self._examiner.key(seen)
            known[entry] = Outcome(key) if self._book.graded(key) else None
        return known, handed_in

    def _all_asked(self, handed_in: set[Assignment]) -> tuple[Assignment, ...]:
        """Return the assignments that count: the one asked for, or each that anybody has a file for.

        They are loaded here, so that a broken declaration ends the run before it starts.
        """
        course = self._settings.course
        one = self._settings.assignment
        counting = handed_in if one is None else {course.assignment(one)}
        asked = tuple(each for each in course.assignments() if each in counting) or course.assignments()
        for each in asked:
            load(each.folder, each.file_stem)
        return asked

    def _take(self, entry: Entry, outcome: Outcome | Died) -> Report:
        """Keep what came of an entry, and write the student's pages at once."""
        report = completed(self._report(entry, outcome), self._asked)
        self._reports[entry.file] = report
        files = {
            f"{entry.file}.json": jsonreport.dumps(report),
            f"{entry.file}.html": html.student_page(report),
        }
        outputs.write_all(self._settings.out / "students", files)
        return report

    def _report(self, entry: Entry, outcome: Outcome | Died) -> Report:
        if isinstance(outcome, Died):
            outcome = Outcome(fault=f"the process that graded it died twice (exit status {outcome.status})")
        if outcome.key:
            report = self._book.report(outcome.key)
            if has_errors(report):
                self._faults.append(f"{entry.name}: {_errors(report)}")
            return report
        if outcome.unreadable:
            self._unreadable[entry.name] = outcome.unreadable
            return self._empty(entry, f"could not be read: {outcome.unreadable}", Status.NOT_STARTED)
        self._faults.append(f"{entry.name}: {outcome.fault}")
        return self._empty(entry, "could not be graded, through a fault of the grader", Status.ERROR)

    def _empty(self, entry: Entry, reason: str, status: Status) -> Report:
        parts = tuple(absent(each, status) for each in self._asked)
        return Report(entry.name, self._settings.isolation.rung, self._settings.seed, parts, (reason,))

    def _written(self, fresh: int, reused: int) -> Graded:
        reports = {entry.file: self._reports[entry.file] for entry in self._students}
        table = csvgrades.grades_csv(reports.values())
        rows = [class_row(report, f"students/{file}.html") for file, report in reports.items()]
        outputs.write_all(self._settings.out, {"grades.csv": table, "index.html": html.class_page(rows)})
        self._settings.faults.unlink(missing_ok=True)
        if self._faults:
            outputs.write(self._settings.faults, "\n\n".join(self._faults) + "\n")
        return Graded(reports, fresh, reused, self._unreadable, tuple(self._faults))


class Examiner:
    """Grades entries of a class, one at a time, into the gradebook. Every process has one."""

    def __init__(self, settings: Settings, book: Gradebook) -> None:
        self._settings = settings
        self._book = book
        self._oracle = Oracle()
        self._digests: dict[str, str] = {}

    def look(self, entry: Entry) -> Submission | Outcome:
        """Read a submission, or say why it can't be read."""
        try:
            return replace(
                find(entry.path, self._settings.course, self._settings.assignment), name=entry.name
            )
        except SubmissionError as error:
            return Outcome(unreadable=str(error))

    def key(self, submission: Submission) -> str:
        """Return the gradebook's key of a submission."""
        for part in submission.parts:
            if part.assignment.name not in self._digests:
                self._digests[part.assignment.name] = part.assignment.digest()
        return self._settings.key(submission, self._digests)

    def __call__(self, entry: Entry) -> Outcome:
        """Grade one entry; whatever breaks here is our fault, and the class goes on."""
        try:
            seen = self.look(entry)
            return seen if isinstance(seen, Outcome) else Outcome(self._grade(entry, seen))
        except Exception:
            return Outcome(fault=traceback.format_exc())

    def _grade(self, entry: Entry, submission: Submission) -> str:
        key, settings = self.key(submission), self._settings
        self._book.start(
            key,
            name=submission.name,
            path=str(entry.path),
            digest=submission.digest,
            seed=settings.seed,
            isolation=settings.isolation.rung,
        )
        report = grade(
            submission,
            settings.course,
            isolation=settings.isolation,
            limits=settings.limits,
            oracle=self._oracle,
            seed=settings.seed,
            on_result=lambda assignment, result: self._book.journal(key, assignment, result),
            done=self._book.known(key),
        )
        self._book.finish(key, report)
        return key


def prepare(settings: Settings) -> Handle[Entry, Outcome]:
    """Make what handles entries in a process of its own."""
    return Examiner(settings, Gradebook(settings.gradebook))


def _errors(report: Report) -> str:
    found = (result for part in report.assignments for result in part.results)
    return "\n".join(
        f"{result.check}: {result.detail.get('message', '')}"
        for result in found
        if result.status is Status.ERROR
    )


def _refuse_overlap(directory: Path, out: Path) -> None:
    inside, outside = out.resolve(), directory.resolve()
    if inside.is_relative_to(outside) or outside.is_relative_to(inside):
        raise BatchError(
            f"OUT must lie apart from DIR, so that pages are not graded and submissions not overwritten. "
            f"Received: DIR {directory}, OUT {out}"
        )


def _make_folders(out: Path) -> None:
    try:
        (out / "students").mkdir(parents=True, exist_ok=True)
        writable = os.access(out, os.W_OK)
    except OSError:
        writable = False
    if not writable:
        raise BatchError(f"OUT must be a folder that can be written to, or made. Received: {out}")


@contextlib.contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Keep a second run out of the same folder; the system forgets the lock of a process that was killed."""
    descriptor = os.open(out / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise BatchError(f"OUT must not be in use. Received: {out}, where another run is writing") from None
    finally:
        os.close(descriptor)
