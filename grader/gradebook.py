"""All reports of a class in one SQLite file, written check by check as a class is graded.

A submission is known by a key, a hash of everything its verdict depends on: so that an interrupted class goes on
where it stopped, and only what changed is graded again. Every process of a batch opens the file for itself.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import platform
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

import grader
from grader.report import jsonreport
from grader.spec import AssignmentReport, Report, Result, Status

APPLICATION = 0x47524144
"""What SQLite keeps in the file's header, so that another program's database is recognised."""
VERSION = 1

_BUSY_SECONDS = 60.0
_SCHEMA = f"""
BEGIN IMMEDIATE;
CREATE TABLE submissions (
    key TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    path TEXT NOT NULL,
    digest TEXT NOT NULL,
    seed INTEGER NOT NULL,
    isolation TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('started', 'graded', 'error')),
    report TEXT
);
CREATE TABLE results (
    submission TEXT NOT NULL REFERENCES submissions (key) ON DELETE CASCADE,
    assignment TEXT NOT NULL,
    check_name TEXT NOT NULL,
    result TEXT NOT NULL,
    PRIMARY KEY (submission, assignment, check_name)
) WITHOUT ROWID;
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {VERSION};
COMMIT;
"""
_START = """
INSERT INTO submissions (key, name, path, digest, seed, isolation, status) VALUES (?, ?, ?, ?, ?, ?, 'started')
ON CONFLICT (key) DO UPDATE SET path = excluded.path, status = 'started'
"""

Known = dict[str, dict[str, Result]]


class GradebookError(RuntimeError):
    """The file can't be used as a gradebook. Nothing in it was changed."""


class Gradebook:
    """The class's reports.

    Parameters
    ----------
    path : Path
        The file; it is made where there is none.

    Raises
    ------
    GradebookError
        If the file is damaged, not a gradebook, or written by a newer version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._explained():
            self._connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
        try:
            with self._explained():
                self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def start(self, key: str, *, name: str, path: str, digest: str, seed: int, isolation: str) -> None:
        """Enter a submission that is about to be graded, or graded further."""
        with self._explained():
            self._connection.execute(_START, (key, name, path, digest, seed, isolation))

    def journal(self, key: str, assignment: str, result: Result) -> None:
        """Write one result down; it is safe from a kill once this returns."""
        row = (key, assignment, result.check, _encoded(assignment, result))
        with self._explained():
            self._connection.execute("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)", row)

    def known(self, key: str) -> Known:
        """Return the results that need not be computed again, by assignment and check.

        An error is ours and gets another chance; with it go the results that were blocked, perhaps by it.
        """
        rows = self._rows("SELECT assignment, result FROM results WHERE submission = ?", key)
        found: Known = {}
        for assignment, text in rows:
            result = _decoded(text)
            found.setdefault(assignment, {})[result.check] = result
        for assignment, results in found.items():
            if any(result.status is Status.ERROR for result in results.values()):
                open_again = (Status.ERROR, Status.BLOCKED)
                found[assignment] = {c: r for c, r in results.items() if r.status not in open_again}
        return found

    def finish(self, key: str, report: Report) -> None:
        """Enter the whole report. One with errors of ours in it is graded again next time."""
        status = "error" if has_errors(report) else "graded"
        with self._explained():
            self._connection.execute(
                "UPDATE submissions SET status = ?, report = ? WHERE key = ?",
                (status, jsonreport.dumps(report), key),
            )

    def graded(self, key: str) -> bool:
        """Say whether a submission is done, so that its report can be used as it is."""
        return bool(self._rows("SELECT 1 FROM submissions WHERE key = ? AND status = 'graded'", key))

    def report(self, key: str) -> Report:
        """Return the report of a submission that was finished.

        Raises
        ------
        KeyError
            If there is none.
        """
        rows = self._rows("SELECT report FROM submissions WHERE key = ? AND report IS NOT NULL", key)
        if not rows:
            raise KeyError(f"the gradebook has no finished report for key {key!r}")
        return jsonreport.loads(rows[0][0])

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> Gradebook:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _prepare(self) -> None:
        """Look before anything is written: this may be somebody else's file."""
        application = self._pragma("application_id")
        tables = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if application == 0 and tables == 0 and self._pragma("user_version") == 0:
            self._create()
        elif application != APPLICATION:
            raise GradebookError(f"{self.path} is a database of another program, not a gradebook")
        version = self._pragma("user_version")
        if version != VERSION:
            newer = "a newer" if version > VERSION else "an older"
            raise GradebookError(
                f"{self.path} was written by {newer} gradecheck (version {version} of the format, "
                f"this one reads {VERSION}); choose another output folder"
            )
        self._connection.execute("PRAGMA journal_mode = WAL")
        # A killed process loses nothing that was committed; only a power failure might.
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.execute("PRAGMA foreign_keys = ON")

    def _create(self) -> None:
        """Make the tables, unless another process was faster."""
        try:
            self._connection.executescript(_SCHEMA)
        except sqlite3.OperationalError:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            if self._pragma("application_id") != APPLICATION:
                raise

    def _pragma(self, name: str) -> int:
        return int(self._connection.execute(f"PRAGMA {name}").fetchone()[0])

    def _rows(self, query: str, key: str) -> list[tuple[str, ...]]:
        with self._explained():
            return self._connection.execute(query, (key,)).fetchall()

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            raise GradebookError(f"{self.path} can't be used as a gradebook: {error}") from error
        except sqlite3.DatabaseError as error:
            raise GradebookError(
                f"{self.path} is damaged or not a gradebook ({error}); move it away, or choose another output folder"
            ) from error


def submission_key(digest: str, name: str, assignments: Mapping[str, str], **settings: object) -> str:
    """Hash what a verdict depends on: the submission, the course, this grader, and how it is asked to grade.

    Parameters
    ----------
    digest, name : str
        Of the submission. Two students may hand in the same file: both have a row.
    assignments : mapping of str to str
        The digest of each assignment by name.
    settings : object
        Seed, limits, isolation: whatever else matters, as JSON can write it.
    """
    versions = [grader.__version__, source_digest(), platform.python_version(), np.__version__]
    whole = [digest, name, dict(assignments), settings, versions]
    return hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()


@functools.cache
def source_digest() -> str:
    """Hash the grader's own sources: a changed grader may judge otherwise."""
    root = Path(__file__).resolve().parent
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*.py")):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def has_errors(report: Report) -> bool:
    """Say whether a check failed through our own fault."""
    return any(result.status is Status.ERROR for part in report.assignments for result in part.results)


def _encoded(assignment: str, result: Result) -> str:
    """Write a result the way reports are written: as the only one of a report."""
    return jsonreport.dumps(Report("", "", 0, (AssignmentReport(assignment, (result,)),)))


def _decoded(text: str) -> Result:
    return jsonreport.loads(text).assignments[0].results[0]
