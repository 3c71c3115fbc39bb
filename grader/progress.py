"""What a batch says while it works: a live bar in a terminal, plain lines elsewhere."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from grader.report.clean import one_line
from grader.spec import Report, Status


class Progress:
    """Counts submissions, their rate, and how many lost points.

    Parameters
    ----------
    console : rich.console.Console
        Where to say it. Not standard output, which belongs to results.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self._bar: Bar | None = None
        self._total = self._done = self._failures = self._errors = 0
        self._started = 0.0

    @contextlib.contextmanager
    def over(self, total: int, reused: int) -> Iterator[None]:
        """Say what there is to do, and show the bar as long as it is done."""
        self._total, self._started = total, time.monotonic()
        if reused:
            self._say(f"{reused} unchanged since the last run, taken from the gradebook; {total} to grade")
        if not self._console.is_terminal or not total:
            yield
            return
        columns = (
            TextColumn("grading"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(compact=True),
            TextColumn("left  {task.fields[state]}"),
        )
        with Bar(*columns, console=self._console, transient=True) as self._bar:
            self._bar.add_task("grading", total=total, rate=self.rate(), state=self.state())
            yield
        self._bar = None

    def graded(self, report: Report) -> None:
        """Count a submission that has just been graded."""
        self._done += 1
        self._failures += report.points < report.max_points
        statuses = [result.status for part in report.assignments for result in part.results]
        self._errors += Status.ERROR in statuses
        if self._bar is not None:
            self._bar.update(
                self._bar.task_ids[0], completed=self._done, rate=self.rate(), state=self.state()
            )
            return
        name = one_line(report.submission, 60)
        points = f"{report.points} of {report.max_points} points"
        self._say(f"[{self._done}/{self._total}] {name}: {points}  ({self.rate()}, {self.state()})")

    def rate(self) -> str:
        """Say how many submissions a minute there were so far."""
        minutes = (time.monotonic() - self._started) / 60
        return f"{self._done / minutes:.0f}/min" if self._done else "-/min"

    def state(self) -> str:
        """Say how many of those graded lost points, and how many were hit by a fault of ours."""
        faults = f", {self._errors} hit by an error of the grader" if self._errors else ""
        return f"{self._failures} below full points{faults}"

    def _say(self, text: str) -> None:
        self._console.print(text, markup=False, highlight=False, soft_wrap=True)


class Steps:
    """A bar over a known number of steps, with their rate and the time left; silent where nobody looks.

    Parameters
    ----------
    console : rich.console.Console
        Where to show it.
    doing : str
        What is done, such as ``compiling``.
    total : int
        How many steps there are.
    """

    def __init__(self, console: Console, doing: str, total: int) -> None:
        columns = (
            TextColumn(doing),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(compact=True),
            TextColumn("left  {task.fields[step]}"),
        )
        self._bar = Bar(*columns, console=console, transient=True, disable=not console.is_terminal)
        self._bar.add_task(doing, total=total, rate="-/s", step="")
        self._started = time.monotonic()

    def __enter__(self) -> Steps:
        self._bar.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._bar.stop()

    def done(self, step: str) -> None:
        """Count a step that has just been finished."""
        task = self._bar.tasks[0]
        rate = (task.completed + 1) / max(time.monotonic() - self._started, 1e-9)
        self._bar.update(task.id, advance=1, rate=f"{rate:.1f}/s", step=one_line(step, 40))
