"""Which check catches which known mistake: each check of a touched exercise is asked, whatever others say.

Run as a command, it grades every known mistake, writes ``kills/<assignment>.csv`` and prints what each assignment's
checks are good for::

    python -m tests.diagnosis.matrix [ASSIGNMENT ...]

In a submission a failed check blocks those that need it. Here all are asked, so that the table is complete. A row
holds a mistake and the checks that catch it, those of its own exercise without the exercise's name.

A check is **needed** if it alone catches some mistake: no other check of its exercise does, but for those that need
it themselves, and would be blocked by it. The rest are in ``reviewed.json``, by pattern, with the reason to keep them;
so are checks that no mistake on the list fails yet, which nobody should be proud of.
"""

from __future__ import annotations

import argparse
import csv
import fnmatch
import json
import random
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from grader.assignment import Loaded
from grader.look import look
from grader.run import Grading
from grader.spec import Check, Mistake
from tests.diagnosis.course import NAMES, SECONDS, grading, loaded, spread, touched, wrong

KILLS = Path(__file__).with_name("kills")
REVIEWED = Path(__file__).with_name("reviewed.json")
HEADER = ("mistake", "caught by")
Kills = dict[str, tuple[str, ...]]
"""By mistake, the checks that catch it, in order."""


def catches(check: Check, graded: Grading, failing: set[str]) -> bool:
    """Whether a check fails by itself.

    One that needs a failing check may not even be able to judge what it sees: that is no pass.
    """
    graded.target.begin(SECONDS)
    try:
        seen = graded.seen[check.name] = look(check, graded.ask, graded.seed)
    except Exception:
        if not failing & set(check.needs):
            raise
        return True
    return bool(seen.failing) or seen.broken is not None


def caught_by(assignment: Loaded, mistake: Mistake) -> tuple[str, ...]:
    """The checks that catch a mistake, of all exercises that it touches."""
    random.seed(0)  # some mistakes draw from the global generators
    np.random.seed(0)  # noqa: NPY002
    exercises = touched(assignment, mistake)
    graded = grading(assignment, wrong(assignment, mistake))
    checks = [check for check in assignment.checks if check.exercise.name in exercises]
    found: list[str] = []
    for check in checks:
        if timeless(check) and catches(check, graded, set(found)):
            found.append(check.name)
    slow = [
        check.name for check in checks if not found and not timeless(check) and catches(check, graded, set())
    ]
    return tuple(found or slow)


def timeless(check: Check) -> bool:
    """Whether the outcome depends on nothing but the answers: how fast something is, depends on what runs beside.

    What does not is asked only where nothing else catches a mistake.
    """
    return check.family != "efficiency"


def of_exercise(task: tuple[str, str]) -> Kills:
    """The rows of one exercise."""
    assignment, exercise = loaded(task[0]), task[1]
    mistakes = [mistake for mistake in assignment.mistakes if mistake.exercise == exercise]
    return {mistake.id: caught_by(assignment, mistake) for mistake in mistakes}


def compute(names: Iterable[str]) -> dict[str, Kills]:
    """The tables of some assignments, on all cores."""
    tasks = [(name, exercise) for name in names for exercise in loaded(name).exercises]
    sizes = [sum(each.exercise == task[1] for each in loaded(task[0]).mistakes) for task in tasks]
    found: dict[str, Kills] = {name: {} for name, _ in tasks}
    for (name, _), rows in spread(of_exercise, tasks, sizes, "mistakes"):
        found[name] |= rows
    return {name: in_order(loaded(name), rows) for name, rows in found.items()}


def in_order(assignment: Loaded, rows: Kills) -> Kills:
    """Rows in the order of the declarations."""
    order = {name: number for number, name in enumerate(assignment.exercises)}
    mistakes = sorted(assignment.mistakes, key=lambda mistake: order[mistake.exercise])
    return {mistake.id: rows[mistake.id] for mistake in mistakes}


def write(name: str, rows: Kills) -> None:
    """Keep a table."""
    with path_of(name).open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(HEADER)
        for mistake, checks in rows.items():
            own = mistake.partition(".")[0] + "/"
            table.writerow((mistake, " ".join(check.removeprefix(own) for check in checks)))


def read(name: str) -> Kills:
    """The kept table of an assignment."""
    with path_of(name).open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert tuple(header) == HEADER
    return {mistake: tuple(_full(mistake, check) for check in checks.split()) for mistake, checks in rows}


def _full(mistake: str, check: str) -> str:
    return check if "/" in check else f"{mistake.partition('.')[0]}/{check}"


def path_of(name: str) -> Path:
    """Where an assignment's table is kept."""
    return KILLS / f"{name}.csv"


def needing(assignment: Loaded, check: str) -> set[str]:
    """The checks of an assignment that are blocked where this one fails."""
    found = {check}
    for other in assignment.checks:  # a check comes after those it needs
        if found & set(other.needs):
            found.add(other.name)
    return found - {check}


def alone(assignment: Loaded, rows: Kills) -> dict[str, set[str]]:
    """By check, the mistakes that no other check of its exercise catches, but for those that need it."""
    found: dict[str, set[str]] = {}
    for check in assignment.checks:
        blocked = needing(assignment, check.name)
        own = {other.name for other in assignment.checks if other.exercise is check.exercise}
        others = own - blocked - {check.name}
        found[check.name] = {
            mistake for mistake, checks in rows.items() if check.name in checks and not others & set(checks)
        }
    return found


def reviewed() -> dict[str, str]:
    """Patterns of checks that catch nothing alone, each with the reason to keep them."""
    entries: dict[str, list[str]] = json.loads(REVIEWED.read_text(encoding="utf-8"))["catches nothing alone"]
    return {pattern: reason for reason, patterns in entries.items() for pattern in patterns}


def pending() -> set[str]:
    """Checks worth points that no mistake on the list fails, for now."""
    return set(json.loads(REVIEWED.read_text(encoding="utf-8"))["catches nothing yet"])


def unneeded(assignment: Loaded, rows: Kills) -> set[str]:
    """Checks that catch no mistake alone."""
    mine = alone(assignment, rows)
    return {check.name for check in assignment.checks if timeless(check) and not mine[check.name]}


def idle(assignment: Loaded, rows: Kills) -> set[str]:
    """Checks worth points that catch nothing at all."""
    used = {check for checks in rows.values() for check in checks}
    checks = [check for check in assignment.checks if check.points and timeless(check)]
    return {check.name for check in checks} - used


def explained(check: str) -> bool:
    """Whether a review says why to keep a check."""
    return any(fnmatch.fnmatchcase(check, pattern) for pattern in reviewed())


def main() -> int:
    """Write the tables of the assignments named on the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("assignment", nargs="*", default=NAMES)
    names = [loaded(name).name for name in parser.parse_args().assignment]
    wanting = 0
    for name, rows in compute(names).items():
        write(name, rows)
        assignment = loaded(name)
        missed = [mistake for mistake, checks in rows.items() if not checks]
        nothing = sorted(idle(assignment, rows) - pending())
        spare = sorted(unneeded(assignment, rows))
        open_ = [check for check in spare if not explained(check)]
        print(
            f"{name}: {len(rows)} mistakes, {len(missed)} not caught; {len(assignment.checks)} checks, "
            f"{len(nothing)} newly catch nothing, {len(spare)} nothing alone, {len(open_)} of them not reviewed"
        )
        for words, found in (("not caught", missed), ("catches nothing", nothing), ("not reviewed", open_)):
            print("".join(f"  {words}: {item}\n" for item in found), end="")
        wanting += len(missed) + len(nothing) + len(open_)
    return 1 if wanting else 0


if __name__ == "__main__":
    raise SystemExit(main())
