"""Grades hostile submissions as a class is graded, on every rung that this machine has, and looks for harm."""

from __future__ import annotations

import contextlib
import ctypes
import dataclasses
import hashlib
import json
import os
import resource
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.course import Course
from grader.grade import grade
from grader.oracle import Oracle
from grader.sandbox import isolation as rungs
from grader.sandbox.client import Limits
from grader.spec import Report, Result, Status
from grader.submission import find

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "planted-in-the-environment"
MEMORY = 400 * 2**20
"""Bytes by which the grader may grow while it grades one hostile submission."""
SECONDS = 30.0
"""Wall time in which one hostile submission of two functions must be graded."""
REPORT = 400_000
"""Characters of a report."""
_PR_SET_CHILD_SUBREAPER = 36
_MARK = "gradecheck_hostile"

Graded = dict[str, Result]


@dataclasses.dataclass(frozen=True)
class Outcome:
    """What grading brought, and all of it as text."""

    report: Report
    results: Graded
    problem: str
    text: str
    shown: str

    @property
    def points(self) -> int:
        return self.report.points

    def earned(self) -> dict[str, int]:
        """Points by exercise."""
        rows: dict[str, int] = {}
        for result in self.results.values():
            rows[result.exercise] = rows.get(result.exercise, 0) + result.points
        return rows


Grade = Callable[..., Outcome]


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The course with relu alone: two functions are enough to attack, and quick to grade."""
    root = tmp_path_factory.mktemp("course")
    folder = root / "assignments" / "03_activations"
    for part in ("activations.py", "exercises/relu.py", "mistakes/relu.py"):
        (folder / part).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "assignments" / "03_activations" / part, folder / part)
    return Course(root)


@pytest.fixture(scope="session")
def oracle() -> Oracle:
    return Oracle()


@pytest.fixture
def strongest() -> rungs.Isolation:
    return rungs.choose(allow_weaker=True)


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    """What must not be touched: results, and another student's submission."""
    folder = tmp_path / "victim"
    (folder / "alice").mkdir(parents=True)
    (folder / "results.json").write_text('{"points": 0}')
    (folder / "alice" / "activations.py").write_text("the answer of another student")
    return folder


@pytest.fixture
def unharmed(
    victim: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Iterator[None]:
    """Compare the world after a test with the world before it."""
    monkeypatch.setenv("GRADECHECK_TEST_TOKEN", TOKEN)
    if sys.platform == "linux":  # orphans become ours, and so are seen
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    before = _world(victim, _listed_children())
    memory, started = _peak_memory(), time.monotonic()
    yield
    assert time.monotonic() - started < SECONDS
    assert _peak_memory() - memory < MEMORY
    assert _world(victim, before["children"]) == before
    assert not [
        path for folder in ("/tmp", "/var/tmp", "/dev/shm") for path in Path(folder).glob(f"{_MARK}*")
    ]
    assert "injected" not in "".join(capfd.readouterr())


@pytest.fixture
def grade_path(course: Course, oracle: Oracle, unharmed: None) -> Grade:
    """Grade what lies at a path."""

    def run(path: Path, isolation: rungs.Isolation, *, seed: int = 0, **limits: float) -> Outcome:
        report = grade(
            find(path, course),
            course,
            isolation=isolation,
            limits=dataclasses.replace(_LIMITS, **limits),  # type: ignore[arg-type]
            oracle=oracle,
            seed=seed,
        )
        (part,) = report.assignments
        outcome = Outcome(
            report, {r.check: r for r in part.results}, part.problem, _text(report), _shown(report)
        )
        _is_sound(outcome, course, oracle)
        return outcome

    return run


@pytest.fixture
def grade_source(grade_path: Grade, tmp_path: Path) -> Grade:
    """Grade a file of this source."""

    def run(source: str | bytes, isolation: rungs.Isolation, **settings: float) -> Outcome:
        path = tmp_path / "handed_in" / "activations.py"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(source.encode() if isinstance(source, str) else source)
        return grade_path(path, isolation, **settings)

    return run


_LIMITS = Limits(seconds=1.0, load_seconds=1.0, memory=2**28, cpu=60)


def _is_sound(outcome: Outcome, course: Course, oracle: Oracle) -> None:
    """Whatever was handed in: every check has its result, no point came from nowhere, and the report is data."""
    from grader.assignment import load

    (asked,) = course.assignments()
    checks = load(asked.folder, asked.file_stem).checks
    assert list(outcome.results) == [check.name for check in checks]
    errors = [result.detail for result in outcome.results.values() if result.status is Status.ERROR]
    assert not errors, errors[0]["message"]
    for check, result in zip(checks, outcome.results.values(), strict=True):
        assert result.max_points == check.points
        assert result.points == (check.points if result.status is Status.PASSED else 0)
    assert len(outcome.text) < REPORT
    outcome.shown.encode()  # half a character would end whatever writes a page
    assert all(char.isprintable() or char in "\n\t" for char in outcome.shown)


def _text(report: Report) -> str:
    return json.dumps(dataclasses.asdict(report), allow_nan=False)


def _shown(report: Report) -> str:
    """Everything a page or a terminal would show, unescaped."""
    words: list[str] = []

    def gather(value: object) -> None:
        if isinstance(value, dict):
            gather([*value.keys(), *value.values()])
        elif isinstance(value, (list, tuple)):
            for item in value:
                gather(item)
        else:
            words.append(str(value))

    gather(dataclasses.asdict(report))
    return "\n".join(words)


def _world(victim: Path, known: set[int]) -> dict[str, Any]:
    """Files of the victim, our children (the known ones, and others that stay), and our descriptors."""
    files = {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        if path.is_file()
        else oct(path.stat().st_mode)
        for path in sorted(victim.rglob("*"))
    }
    mode = oct((victim / "results.json").stat().st_mode)
    return {"files": files, "mode": mode, "children": _children(known), "descriptors": _descriptors()}


def _children(known: set[int]) -> set[int]:
    """Our children, orphans among them; those that are killed get a moment to end, and a grave.

    Other tests leave children that live as long as we do (multiprocessing's resource tracker): they are known.
    """
    until = time.monotonic() + 2.0
    while (fresh := _listed_children() - known) and time.monotonic() < until:
        for child in fresh:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(child, os.WNOHANG)
        time.sleep(0.01)
    return known | fresh


def _listed_children() -> set[int]:
    tasks = Path("/proc/self/task")
    if not tasks.is_dir():
        return set()
    found: set[int] = set()
    for task in tasks.iterdir():
        with contextlib.suppress(OSError):  # a thread may end while we look
            found |= {int(pid) for pid in (task / "children").read_text().split()}
    return found


def _descriptors() -> int:
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.is_dir() else 0


def _peak_memory() -> int:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def replaced(source: str, victim: Path) -> str:
    """Tell an attacker where to look: nothing here may depend on its not knowing."""
    places = {
        "@victim@": str(victim),
        "@course@": str(ROOT),
        "@packages@": str(Path(np.__file__).parents[1]),
        "@parent@": str(os.getpid()),
    }
    for mark, place in places.items():
        source = source.replace(mark, place)
    return source


@pytest.fixture
def told(victim: Path) -> Callable[[str], str]:
    return lambda source: replaced(source, victim)
