"""pytest as the students' front end: practice, not evidence.

The student's file runs in pytest's own process, so that ``breakpoint()`` and ``print`` work. An assignment's test file
is three lines::

    from grader.pytest_plugin import checks

    @checks(__file__)
    def test(check):
        check()

A check that is not started, or blocked by another, is skipped under its own name instead of printing a traceback; the
exit status stays 1 until everything passes. Results travel in ``user_properties``, so that ``-n 2`` works too.
"""

from __future__ import annotations

import ast
import functools
import importlib.util
import sys
from bdb import BdbQuit
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from grader.run import Grading
    from grader.spec import Report, Result

_PROPERTY = "gradecheck"
_RESULTS = pytest.StashKey[dict[str, dict[str, Any]]]()
_CATEGORIES = {"not_started": ("not started", "-", "NOT STARTED"), "blocked": ("blocked", "b", "BLOCKED")}


_TOTALS = ("points", "max_points")

_NEEDED = ("hypothesis", "numba")
_SHORT_SUMMARY = "fE"
"""What pytest lists at the end when nobody asks otherwise: failures and errors."""


class CheckFailedError(Exception):
    """A check failed; its text is what the student reads."""


def checks(test_file: str) -> Callable[[Callable[..., None]], pytest.MarkDecorator]:
    """Parametrize a test with the checks of the assignment whose folder holds ``test_file``.

    Parameters
    ----------
    test_file : str
        ``__file__`` of ``assignments/<nn>_<name>/test_<name>.py``.

    Returns
    -------
    decorator
        One test for each check, with the check's name as its id.
    """
    if not _Collector.registered or any(importlib.util.find_spec(name) is None for name in _NEEDED):
        pytest.exit(
            f"this pytest belongs to {sys.executable}, where gradecheck is not installed. "
            "Activate the environment you installed it into: in a clone, `source .venv/bin/activate`",
            returncode=pytest.ExitCode.USAGE_ERROR,
        )
    from grader.assignment import load

    folder = Path(test_file).resolve().parent
    stem = Path(test_file).stem.removeprefix("test_")
    found = [PracticeCheck(folder, stem, check.name) for check in load(folder, stem).checks]
    return pytest.mark.parametrize("check", found, ids=[check.name for check in found])


@dataclass(frozen=True)
class PracticeCheck:
    """One check of the student's own file, run in this process when called."""

    folder: Path
    stem: str
    name: str

    def result(self) -> Result:
        """What came of it."""
        return _grading(self.folder, self.stem).result(self.name)

    def __call__(self) -> None:
        """Pass, skip (not started, blocked) or raise `CheckFailedError` with the student's own traceback."""
        __tracebackhide__ = True
        result = self.result()
        if result.status == "passed":
            return
        if result.status == "not_started":
            pytest.skip(f"{result.exercise} is not started")
        if result.status == "blocked":
            pytest.skip(f"blocked by {result.detail.get('blocked_by')}")
        raise CheckFailedError(result.check).with_traceback(_student_traceback(self))


@functools.lru_cache(maxsize=64)
def _grading(folder: Path, stem: str) -> Grading:
    from grader.assignment import load
    from grader.course import Course
    from grader.oracle import Oracle
    from grader.run import Grading
    from grader.target import LocalTarget

    loaded = load(folder, stem)
    course = Course(folder.parents[1])
    target = LocalTarget(folder / f"{stem}.py", quits=(pytest.exit.Exception, BdbQuit))
    return Grading(loaded, target, Oracle(), total_seconds=float("inf"), data=course.dataset)


@functools.cache
def _only_here(file: Path) -> list[str]:
    """A note on what a file imports that is not there when it is graded, if it does."""
    try:
        nodes = [*ast.walk(ast.parse(file.read_bytes()))]
    except (OSError, SyntaxError, ValueError):  # said elsewhere
        return []
    found = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    found += [
        node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level
    ]
    other = {name.partition(".")[0] for name in found} - sys.stdlib_module_names - {"numpy"}
    if not other:
        return []
    names = ", ".join(sorted(other))
    return [
        f"{file.name} imports {names}: it will fail when graded, with NumPy and the standard library alone"
    ]


def _student_traceback(check: PracticeCheck) -> TracebackType | None:
    """Where the student's code raised, so that ``--pdb`` opens there."""
    seen = _grading(check.folder, check.stem).seen.get(check.name)
    if seen is None:
        return None
    for _, observation in seen.observations:
        exception = getattr(observation.get("reply"), "exception", None)
        if isinstance(exception, BaseException):
            return exception.__traceback__
    return None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Replace tracebacks by the explanation, and attach the result as data."""
    report = yield
    check = getattr(item, "callspec", None) and item.callspec.params.get("check")  # type: ignore[attr-defined]
    if not isinstance(check, PracticeCheck) or report.when != "call":
        return report
    from grader.report.jsonreport import result_json

    result = check.result()
    grading = _grading(check.folder, check.stem)
    found = {
        "assignment": check.folder.name,
        "problem": grading.problem(),
        "notes": _only_here(check.folder / f"{check.stem}.py"),
        "place": [*grading.checks].index(check.name),
        "checks": len(grading.checks),
        "result": result_json(result),
    }
    report.user_properties.append((_PROPERTY, found))
    if report.failed and call.excinfo is not None and call.excinfo.errisinstance(CheckFailedError):
        from grader.report.text import explain

        report.longrepr = explain(result)
    return report


def pytest_enter_pdb() -> None:
    """Stop the clocks: where a debugger opens, at a breakpoint or after a failure, time does not count any more."""
    from grader.target import LocalTarget

    LocalTarget.stop_clocks()


def _result(report: pytest.TestReport) -> dict[str, Any] | None:
    found = dict(getattr(report, "user_properties", ())).get(_PROPERTY)
    return found if isinstance(found, dict) else None


def pytest_report_teststatus(report: pytest.TestReport) -> tuple[str, str, str] | None:
    """Name what pytest would call skipped."""
    result = _result(report)
    return _CATEGORIES.get(result["result"]["status"]) if result and report.when == "call" else None


def pytest_configure(config: pytest.Config) -> None:
    """Make room for the results."""
    config.stash[_RESULTS] = {}
    _Collector.registered = True
    config.pluginmanager.register(_Collector(config), "gradecheck-collector")


class _Collector:
    """Collects results as they come, here or from pytest-xdist's workers, and reports at the end."""

    registered = False
    """Whether pytest knows of this plug-in; a pytest of another environment does not."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        result = _result(report)
        if result and report.when == "call":
            self._config.stash[_RESULTS][report.nodeid] = result

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        unfinished = any(
            found["result"]["status"] != "passed" for found in self._config.stash[_RESULTS].values()
        )
        if exitstatus == pytest.ExitCode.OK and unfinished:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter, exitstatus: int) -> None:
        results = self._config.stash[_RESULTS]
        if results:
            from grader.report.text import summary

            terminalreporter.section("points")
            terminalreporter.write_line(summary(_practice_report([*results.values()])))
            self._say_it_once(terminalreporter)
        elif exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:
            for file in map(Path, self._config.args):
                if file.suffix == ".py" and [*file.absolute().parent.glob("test_*.py")]:
                    terminalreporter.write_line(
                        f"{file} holds no checks; its folder does: pytest {file.parent}"
                    )

    def _say_it_once(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Leave out pytest's own list of failures: each was explained above, and this is what is read last."""
        explained = all(map(_result, terminalreporter.stats.get("failed", ())))
        options = self._config.option
        if explained and options.reportchars == _SHORT_SUMMARY and options.tbstyle != "no":
            terminalreporter.reportchars = _SHORT_SUMMARY.replace("f", "")


def _practice_report(found: list[dict[str, Any]]) -> Report:
    """A report of what was run: all of it, or the part chosen with ``-k`` or an id."""
    from grader.report.jsonreport import from_json

    parts: dict[str, dict[str, Any]] = {}
    for entry in sorted(found, key=lambda each: (each["assignment"], each["place"])):
        start = {
            "name": entry["assignment"],
            **{key: entry[key] for key in ("problem", "notes")},
            "results": [],
        }
        parts.setdefault(entry["assignment"], start)["results"].append(entry["result"])
    whole = [*parts.values()]
    for part in whole:
        part |= {key: sum(result[key] for result in part["results"]) for key in _TOTALS}
    totals = {key: sum(part[key] for part in whole) for key in _TOTALS}
    everything = sum({entry["assignment"]: entry["checks"] for entry in found}.values())
    note = f"{len(found)} of {everything} checks were run; points are counted among those"
    notes = [note] if len(found) < everything else []
    report = {"schema": 1, "submission": "your files", "isolation": "none", "seed": 0, "notes": notes}
    return from_json({**report, **totals, "assignments": whole})
