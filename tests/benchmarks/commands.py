"""Time the commands as whole processes, and print the table that README.md shows::

    python -m tests.benchmarks.commands --runs 5

Each figure is the median over the runs, after one run that does not count (but for "cold", where every run starts from
a fresh clone without any compiled file). A right submission of everything is graded on one core, the class on two.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from grader import demo
from grader.assignment import load
from grader.classroom import solution
from grader.course import Course

ROOT = Path(__file__).resolve().parents[2]
COURSE = Course(ROOT)


@dataclass(frozen=True)
class Run:
    """One finished process: wall and processor seconds, and the largest resident size of any process, in MiB."""

    wall: float
    cpu: float
    peak: float


def once(command: list[str], where: Path, cores: set[int] | None) -> Run:
    """Run a command to its end; its verdict does not matter here, but it must not break (exit statuses above 1)."""
    environment = {**os.environ, "PYTHONPATH": str(where), "PYTHONWARNINGS": "default"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # students' machines keep what they compiled
    started = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=where,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=(lambda: os.sched_setaffinity(0, cores)) if cores else None,
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with status {os.waitstatus_to_exitcode(status)}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def clone(base: Path) -> Path:
    """A fresh clone of the committed state, without any cache."""
    target = base / "clone"
    shutil.rmtree(target, ignore_errors=True)
    subprocess.run(["git", "clone", "-q", str(ROOT), str(target)], check=True)
    return target


def with_right_answers(course: Path) -> Path:
    """Fill the starters of a clone with right answers."""
    for assignment in Course(course).assignments():
        path = assignment.folder / f"{assignment.file_stem}.py"
        path.write_text(solution(COURSE, assignment.name), encoding="utf-8")
    return course


def report(name: str, runs: list[Run], per: float = 0.0) -> None:
    """Print one row of the table."""
    wall, cpu, peak = (
        statistics.median(getattr(run, field) for run in runs) for field in ("wall", "cpu", "peak")
    )
    spread = f"{min(run.wall for run in runs):.2f} to {max(run.wall for run in runs):.2f}"
    rate = f"; {per * 60 / wall:.0f} submissions a minute, {wall / per:.2f} s each" if per else ""
    # A new process starts as a copy of this one, so that less than this one's size can't be seen.
    floor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = f"{peak:.0f} MiB" if peak > floor + 1 else f"under {floor:.0f} MiB"
    print(f"| {name} | {wall:.2f} s ({spread}){rate} | {cpu:.2f} s | {size} |", flush=True)


def rows(base: Path) -> Iterator[tuple[str, list[str], Callable[[], Path], bool, set[int] | None, float]]:
    """What is timed: name, command, where it runs (made anew for a cold one), cold, cores, submissions."""
    python = [sys.executable, "-m"]
    pytest = [*python, "pytest", "-q", "-p", "no:cacheprovider"]
    fresh = clone(base)
    right = with_right_answers(Path(shutil.copytree(fresh, base / "right")))
    handed_in = base / "one"
    handed_in.mkdir()
    for assignment in COURSE.assignments():
        (handed_in / f"{assignment.file_stem}.py").write_text(
            solution(COURSE, assignment.name), encoding="utf-8"
        )
    yield "`gradecheck --help`", [*python, "grader", "--help"], lambda: fresh, False, None, 0
    yield (
        "`pytest assignments/`, fresh clone, cold",
        [*pytest, "assignments"],
        lambda: clone(base),
        True,
        None,
        0,
    )
    yield "`pytest assignments/`, fresh clone, warm", [*pytest, "assignments"], lambda: fresh, False, None, 0
    yield (
        "`pytest assignments/`, everything right, cold",
        [*pytest, "assignments"],
        lambda: with_right_answers(clone(base)),
        True,
        None,
        0,
    )
    yield (
        "`pytest assignments/`, everything right, warm",
        [*pytest, "assignments"],
        lambda: right,
        False,
        None,
        0,
    )
    one = [*pytest, "assignments/03_activations", "-k", "relu_forward or relu_backward"]
    yield "`pytest assignments/03_activations -k relu`, warm", one, lambda: right, False, None, 0
    run = [*python, "grader", "run", str(handed_in), "--course", str(ROOT)]
    yield "`gradecheck run`, everything right, one core", run, lambda: ROOT, False, {0}, 0
    students = demo.make_class(COURSE)
    demo.write_class(students, base / "class")
    batch = [*python, "grader", "batch", str(base / "class"), "-o", str(base / "out"), "-j", "2"]

    def emptied() -> Path:
        shutil.rmtree(base / "out", ignore_errors=True)
        return ROOT

    yield (
        f"`gradecheck batch`, {len(students)} submissions, two cores",
        batch,
        emptied,
        False,
        None,
        len(students),
    )


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Time the commands as whole processes.")
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each (default 5)")
    options = parser.parse_args()
    checks = sum(len(load(each.folder, each.file_stem).checks) for each in COURSE.assignments())
    print(f"{checks} checks, {os.cpu_count()} cores, Python {sys.version.split()[0]}\n")
    print("| command | wall, median (range) | processor | peak memory |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, command, where, cold, cores, per in rows(Path(folder)):
            if not cold:
                once(command, where(), cores)
            report(name, [once(command, where(), cores) for _ in range(options.runs)], per)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
