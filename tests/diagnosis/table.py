"""How well mistakes are named: alone, where the list does not hold them, and two at a time.

Run as a command, it grades submissions made of known mistakes and prints the tables of the README::

    python -m tests.diagnosis.table [ASSIGNMENT ...]
    python -m tests.diagnosis.table --pairs 240

What the words mean. A mistake's *own names* are its id and its twins (which give the same numbers on every input). The
failing checks are those of the exercises it redefines and of the forwards or backwards that go with them, in order;
blocked ones show no cause.

- **top**: the cause of the first failing check is one of its own names.
- **top three**: an own name is among the causes of the first three failing checks that have one; holds all of *top*.
- **not named**: no failing check has an own name among its causes. A fingerprint ("every number has the opposite sign")
  states a relation that holds, and names no mistake: it counts as not named, and never as wrong.
- **named wrong**: some failing check is *certain* of a mistake that is not an own name, whatever other checks say. A
  cause that is only "consistent" says so to the student and does not count.
- **unlisted, named wrong**: the same where the mistake and its twins are taken off the list, as for a mistake that
  nobody has written down yet: whatever is named with certainty is then wrong.

Of two mistakes in one submission, an own name of either is right, and named wrong is what is neither's. Half of the
pairs are in two exercises of one assignment that have nothing to do with each other, half in a forward and its
backward. Assignments are drawn evenly, mistakes within them; two mistakes never define the same name.
"""

from __future__ import annotations

import argparse
import itertools
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from grader.assignment import Loaded
from grader.spec import Cause, Mistake, Result, Status
from tests.diagnosis.course import NAMES, defined, grading, loaded, spread, touched, wrong

SEED = 0
QUIET = {Status.PASSED, Status.BLOCKED, Status.NOT_STARTED}
Task = tuple[str, tuple[str, ...]]
"""An assignment and ids of mistakes."""


@dataclass(frozen=True)
class Verdict:
    """What became of one mistake; ``strangers`` are causes that were certain and wrong."""

    top: bool
    three: bool
    named: bool
    strangers: tuple[str, ...]
    unlisted: tuple[str, ...] = ()


@dataclass(frozen=True)
class Both:
    """How many of two mistakes were named, and what else was, with certainty."""

    named: int
    strangers: tuple[str, ...]


def own_names(assignment: Loaded, mistake: Mistake) -> set[str]:
    """A mistake's id and those of its twins, their twins, and whoever calls it one."""
    found, waiting = set(), {mistake.id}
    while waiting:
        found |= waiting
        pairs = [(each.id, twin) for each in assignment.mistakes for twin in each.twins]
        linked = {b for a, b in pairs if a in found} | {a for a, b in pairs if b in found}
        waiting = linked - found
    return found


def find(assignment: Loaded, ids: Iterable[str]) -> list[Mistake]:
    """Mistakes by id."""
    known = {mistake.id: mistake for mistake in assignment.mistakes}
    return [known[id] for id in ids]


def failures(assignment: Loaded, mistakes: Sequence[Mistake]) -> list[Result]:
    """The failing checks of a submission that makes these mistakes, in order."""
    random.seed(0)  # some mistakes draw from the global generators
    np.random.seed(0)  # noqa: NPY002
    names = set().union(*(touched(assignment, mistake) for mistake in mistakes))
    areas = {area_of(assignment, name) for name in names}
    graded = grading(assignment, wrong(assignment, *mistakes))
    asked = [check.name for check in assignment.checks if area_of(assignment, check.exercise.name) in areas]
    return [result for result in map(graded.result, asked) if result.status not in QUIET]


def area_of(assignment: Loaded, name: str) -> str:
    """The exercise; of a backward, its forward."""
    forward = assignment.exercises[name].backward_of
    return forward.name if forward else name


def causes(results: Iterable[Result]) -> list[Cause]:
    """The causes that failing checks show."""
    return [result.cause for result in results if result.cause is not None]


def strangers(results: Iterable[Result], own: set[str]) -> tuple[str, ...]:
    """What was named with certainty, and wrongly."""
    return tuple(
        f"{result.check}: {result.cause.id}"
        for result in results
        if result.cause is not None
        and result.cause.kind == "mistake"
        and result.cause.certainty == "certain"
        and result.cause.id not in own
    )


def verdict(assignment: Loaded, mistake: Mistake, unlisted: bool) -> Verdict:
    """How a single mistake is named."""
    own, results = own_names(assignment, mistake), failures(assignment, [mistake])
    named = [cause.id in own for cause in causes(results)]
    first = results[0].cause if results else None
    others: tuple[str, ...] = ()
    if unlisted:
        rest = tuple(other for other in assignment.mistakes if other.id not in own)
        others = strangers(failures(replace(assignment, mistakes=rest), [mistake]), set())
    return Verdict(
        first is not None and first.id in own, any(named[:3]), any(named), strangers(results, own), others
    )


def verdicts_of(task: tuple[str, str, bool]) -> dict[str, Verdict]:
    """The verdicts on the mistakes of one exercise."""
    assignment = loaded(task[0])
    mistakes = [mistake for mistake in assignment.mistakes if mistake.exercise == task[1]]
    return {mistake.id: verdict(assignment, mistake, task[2]) for mistake in mistakes}


def singles(names: Sequence[str], unlisted: bool) -> Iterator[tuple[str, dict[str, Verdict]]]:
    """The verdicts on all mistakes of some assignments."""
    tasks = [(name, exercise, unlisted) for name in names for exercise in loaded(name).exercises]
    sizes = [sum(each.exercise == task[1] for each in loaded(task[0]).mistakes) for task in tasks]
    found: dict[str, dict[str, Verdict]] = {name: {} for name in names}
    for (name, _, _), verdicts in spread(verdicts_of, tasks, sizes, "mistakes"):
        found[name] |= verdicts
    yield from found.items()


def couples(assignment: Loaded, together: bool) -> list[tuple[str, str]]:
    """Pairs of mistakes that fit into one submission: in a forward and its backward, or in unrelated exercises."""
    made = [(each, defined(each)) for each in assignment.mistakes]
    areas = [
        {area_of(assignment, name) for name in touched(assignment, each)} for each in assignment.mistakes
    ]
    found = []
    for ((a, names), area), ((b, others), other) in itertools.combinations(zip(made, areas, strict=True), 2):
        alike = a.exercise != b.exercise and area == other if together else not area & other
        if alike and not names & others:
            found.append((a.id, b.id))
    return found


def drawn_pairs(names: Sequence[str], count: int) -> list[tuple[str, bool, tuple[str, str]]]:
    """Pairs drawn with a fixed seed: half of them together in a forward and its backward, half apart."""
    generator = random.Random(SEED)
    found: list[tuple[str, bool, tuple[str, str]]] = []
    for together in (False, True):
        possible = {name: couples(loaded(name), together) for name in names}
        possible = {name: pairs for name, pairs in possible.items() if pairs}
        wanted = min((count + (not together)) // 2, sum(map(len, possible.values())))
        chosen: dict[tuple[str, tuple[str, str]], None] = {}
        while len(chosen) < wanted:
            name = generator.choice(sorted(possible))
            chosen[name, generator.choice(possible[name])] = None
        found += [(name, together, pair) for name, pair in chosen]
    return found


def both(task: tuple[str, bool, tuple[str, str]]) -> Both:
    """How two mistakes in one submission are named."""
    assignment = loaded(task[0])
    pair = find(assignment, task[2])
    results = failures(assignment, pair)
    named = {cause.id for cause in causes(results)}
    own = [own_names(assignment, mistake) for mistake in pair]
    return Both(sum(bool(named & names) for names in own), strangers(results, own[0] | own[1]))


def print_singles(names: Sequence[str], unlisted: bool) -> None:
    """The table by assignment."""
    print(
        "| assignment | mistakes | named as top cause | in the top three | not named | named wrong |", end=""
    )
    print(" unlisted, named wrong |" if unlisted else "")
    print("|---|---|---|---|---|---|" + "---|" * unlisted)
    notes = []
    for name, verdicts in singles(names, unlisted):
        found = list(verdicts.values())
        numbers = [
            len(found),
            sum(each.top for each in found),
            sum(each.three for each in found),
            sum(not each.named for each in found),
            sum(bool(each.strangers) for each in found),
        ]
        numbers += [sum(bool(each.unlisted) for each in found)] * unlisted
        print(f"| {name} | {' | '.join(map(str, numbers))} |", flush=True)
        for id, each in verdicts.items():
            notes += [f"{id}: not top"] * (not each.top)
            notes += [f"{id}: named wrong: {', '.join(each.strangers)}"] * bool(each.strangers)
            notes += [f"{id}: unlisted, named wrong: {', '.join(each.unlisted)}"] * bool(each.unlisted)
    print("\n".join(["", *notes]))


def print_pairs(names: Sequence[str], count: int) -> None:
    """The table of pairs."""
    pairs = drawn_pairs(names, count)
    found = dict(spread(both, pairs, [1] * len(pairs), "pairs"))
    print("| two mistakes | pairs | both named | one named | none | named wrong |\n|---|---|---|---|---|---|")
    for together, words in ((False, "in two exercises"), (True, "in a forward and its backward")):
        these = [each for task, each in found.items() if task[1] is together]
        numbers = [len(these), *(sum(each.named == n for each in these) for n in (2, 1, 0))]
        numbers.append(sum(bool(each.strangers) for each in these))
        print(f"| {words} | {' | '.join(map(str, numbers))} |")
    print()
    for task in pairs:
        if found[task].strangers:
            print(f"{' + '.join(task[2])}: named wrong: {', '.join(found[task].strangers)}")
        elif not found[task].named:
            print(f"{' + '.join(task[2])}: none named")


def main() -> int:
    """Print the table asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("assignment", nargs="*", default=NAMES)
    parser.add_argument("--pairs", type=int, default=0, help="so many pairs of mistakes instead")
    parser.add_argument("--unlisted", action="store_true", help="also grade each mistake as if unknown")
    options = parser.parse_args()
    names = [loaded(name).name for name in options.assignment]
    if options.pairs:
        print_pairs(names, options.pairs)
    else:
        print_singles(names, options.unlisted)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
