"""Do checks ever fail a right answer? Many more seeds than grading uses, in this process.

Run as a command, it counts failures, which must be none::

    python -m tests.diagnosis.alarms --seeds 500 [ASSIGNMENT ...]      # other random numbers for the same samples
    python -m tests.diagnosis.alarms --drawn 20 [ASSIGNMENT ...]       # other drawn cases (base seeds 0 to 19)

**Seeds.** Samples hand generators with fixed seeds to a submission. Which numbers a right answer takes from them, and
in which order, is its own affair, so that a check must pass whatever they are. Here the reference gets other generators
than the samples say (and than the oracle has), for every check that hands out one: all statistics, and what else has
a generator among its arguments. Bounds are meant to be missed less than once in 1e9 times.

**Drawn.** Every check whose cases depend on the base seed (values, gradients, laws), for the reference, and for the odd
but right submissions in ``tests/honest``: they must not fail for other inputs than those they were written with either.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.assignment import Loaded
from grader.classroom import solution
from grader.look import Seen, look
from grader.sandbox.wire import Rng
from grader.spec import Check, Status
from grader.target import LocalTarget
from tests.diagnosis.course import COURSE, NAMES, SECONDS, grading, loaded, right, spread
from tests.honest.test_honest import touched

HONEST = Path(__file__).resolve().parents[1] / "honest"
STEP = 1000
"""Further apart than any two seeds of samples and drawn cases."""


class Reseeded(LocalTarget):
    """Functions of this process that get other generators than they are sent."""

    shift = 0

    def _own(self, value: object) -> object:
        return super()._own(Rng(value.seed + self.shift) if type(value) is Rng else value)


@dataclass
class Count:
    """What was asked, and what failed."""

    checks: int = 0
    looks: int = 0
    failed: tuple[str, ...] = ()

    def add(self, other: Count) -> None:
        """Take in another count."""
        self.checks += other.checks
        self.looks += other.looks
        self.failed += other.failed


def holds_generator(value: object) -> bool:
    """Whether an argument is a generator, or holds one."""
    if isinstance(value, dict):
        return any(map(holds_generator, value.values()))
    if isinstance(value, (list, tuple)):
        return any(map(holds_generator, value))
    return type(value) is Rng


def is_random(check: Check) -> bool:
    """Whether a check hands out generators."""
    return any(holds_generator(value) for case in check.cases(0) for value in case.arguments.values())


def random_checks(assignment: Loaded) -> list[Check]:
    """The randomised checks of an assignment."""
    return [check for check in assignment.checks if check.family == "statistics" or is_random(check)]


def problem(seen: Seen) -> str:
    """What a right answer failed at, or ""."""
    if seen.broken is not None:
        return f"{seen.broken[0].name}: {seen.broken[1]}"
    return f"{seen.failing[0][0].name}: {seen.failing[0][1].message}" if seen.failing else ""


def with_other_seeds(task: tuple[str, str, int, int]) -> Count:
    """One check with the reference and shifted generators, from one number of shifts up to another."""
    assignment = loaded(task[0])
    target = Reseeded(right(assignment))
    graded = grading(assignment, target)
    count = Count(int(task[2] == 0))
    for number in range(task[2], task[3]):
        target.shift = STEP * number
        target.begin(60 * SECONDS)
        graded.seen.clear()
        found = problem(look(graded.checks[task[1]], graded.ask, 0))
        count.looks += 1
        if found:
            count.failed += (f"{task[1]}, seeds + {target.shift}: {found}",)
    return count


def all_seeds(names: Sequence[str], seeds: int, part: int = 25) -> Count:
    """Every randomised check with so many seeds, on all cores."""
    tasks = [
        (name, check.name, start, min(start + part, seeds))
        for name in names
        for check in random_checks(loaded(name))
        for start in range(0, seeds, part)
    ]
    return total(spread(with_other_seeds, tasks, [task[3] - task[2] for task in tasks], "seeds"))


def with_other_draws(task: tuple[str, str, int]) -> Count:
    """One submission with other drawn cases: the reference (""), or an honest variant's file."""
    name, path, seeds = task
    assignment = loaded(name)
    functions, exercises = right(assignment), set(assignment.exercises)
    if path:
        text = Path(path).read_text(encoding="utf-8")
        source = solution(COURSE, assignment.stem)
        functions = {}
        exec(compile(source + "\n\n" + text, path, "exec", dont_inherit=True), functions)
        exercises = touched(assignment.stem, source, text)
    checks = [
        check for check in assignment.checks if check.draw is not None and check.exercise.name in exercises
    ]
    count = Count(len(checks))
    for seed in range(seeds):
        graded = grading(assignment, functions, seed)
        for check in checks:
            with contextlib.redirect_stdout(io.StringIO()):  # some of the odd but right print
                result = graded.result(check.name)
            count.looks += 1
            if result.status is not Status.PASSED:
                words = result.detail.get("message") or json.dumps(result.detail, default=str)[:300]
                who = Path(path).name or "the reference"
                count.failed += (f"{check.name}, base seed {seed}, {who}: {result.status}: {words}",)
    return count


def variants(name: str) -> list[str]:
    """The files of an assignment's honest variants."""
    return [str(path) for path in sorted((HONEST / loaded(name).stem).glob("*.py"))]


def all_draws(names: Sequence[str], seeds: int) -> Count:
    """The reference and all honest variants with base seeds from 0."""
    tasks = [(name, path, seeds) for name in names for path in ("", *variants(name))]
    sizes = [(1 if path else 10) * seeds for _, path, _ in tasks]
    return total(spread(with_other_draws, tasks, sizes, "seeds"))


def total(parts: Iterator[tuple[Any, Count]]) -> Count:
    """All counts together."""
    count = Count()
    for _, part in parts:
        count.add(part)
    return count


def main() -> int:
    """Print counts and failures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("assignment", nargs="*", default=NAMES)
    parser.add_argument("--seeds", type=int, default=0, help="other generators for every randomised check")
    parser.add_argument("--drawn", type=int, default=0, help="other drawn cases, with base seeds from 0")
    options = parser.parse_args()
    names = [loaded(name).name for name in options.assignment]
    if not (options.seeds or options.drawn):
        parser.error("expected --seeds or --drawn with a number above 0. Received: neither")
    failed = 0
    for asked, run, words in (
        (options.seeds, all_seeds, "seeds"),
        (options.drawn, all_draws, "base seeds, reference and honest variants"),
    ):
        if not asked:
            continue
        started = time.monotonic()
        count = run(names, asked)
        print(
            f"{count.checks} checks, {asked} {words}: {count.looks} times asked, {len(count.failed)} false alarms, "
            f"{time.monotonic() - started:.0f} s"
        )
        print("".join(f"  {line}\n" for line in count.failed[:50]), end="")
        failed += len(count.failed)
    sys.stdout.flush()
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
