"""Small syntactic changes to the right answers: does some check notice each of them?

Run as a command, it grades every mutant of an assignment's flattened reference and prints the killed share and the
survivors::

    python -m tests.mutation.mutants 03_activations --budget 600

A survivor is either a gap in the checks or equivalent (the change can't be seen from outside); the equivalent ones
are listed with their reason in ``reviewed.json``, keyed so that the key survives edits elsewhere in the file.
"""

from __future__ import annotations

import argparse
import ast
import itertools
import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from grader.assignment import Loaded, load
from grader.classroom import solution
from grader.course import Course
from grader.oracle import Oracle
from grader.run import Grading
from grader.spec import Status
from grader.target import LocalTarget

ROOT = Path(__file__).resolve().parents[2]
REVIEWED = Path(__file__).with_name("reviewed.json")
COURSE = Course(ROOT)
SECONDS = 3.0
"""Wall time of one check: a mutant that loops for ever is killed by the clock."""

_BINARY: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.Pow: ast.Mult,
    ast.MatMult: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
}
_COMPARE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_NAMES = {
    "maximum": "minimum",
    "minimum": "maximum",
    "max": "min",
    "min": "max",
    "mean": "sum",
    "sum": "mean",
    "sqrt": "square",
    "exp": "expm1",
    "expm1": "exp",
    "log": "log1p",
    "log1p": "log",
    "argmax": "argmin",
    "zeros": "ones",
    "zeros_like": "ones_like",
    "any": "all",
    "all": "any",
    "tanh": "sin",
    "sign": "abs",
    "abs": "negative",
}


@dataclass(frozen=True)
class Mutant:
    """One change: where (``key`` is stable under edits elsewhere), and the whole changed file."""

    key: str
    function: str
    source: str


def _changes(node: ast.AST) -> Iterator[tuple[str, Callable[[Any], None]]]:
    """What can be changed at a node: a name for the change, and how to make it."""
    if isinstance(node, ast.AugAssign) or (
        isinstance(node, ast.Assign) and isinstance(node.targets[0], (ast.Subscript, ast.Attribute))
    ):
        yield "delete", lambda n: _become(n, ast.Pass())
    if isinstance(node, (ast.BinOp, ast.AugAssign)) and type(node.op) in _BINARY:
        other = _BINARY[type(node.op)]
        yield f"{type(node.op).__name__}->{other.__name__}", lambda n: setattr(n, "op", other())
    if isinstance(node, ast.Compare):
        swap = _COMPARE.get(type(node.ops[0]))
        if swap:
            yield f"{type(node.ops[0]).__name__}->{swap.__name__}", lambda n: n.ops.__setitem__(0, swap())
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.Not)):
        yield "drop unary", lambda n: _become(n, n.operand)
    if isinstance(node, (ast.If, ast.IfExp, ast.While)):
        yield "negate", lambda n: setattr(n, "test", ast.UnaryOp(ast.Not(), n.test))
    if isinstance(node, ast.BoolOp):
        yield "and<->or", lambda n: setattr(n, "op", ast.Or() if isinstance(n.op, ast.And) else ast.And())
    if isinstance(node, ast.Attribute) and node.attr in _NAMES:
        yield f"{node.attr}->{_NAMES[node.attr]}", lambda n: setattr(n, "attr", _NAMES[n.attr])
    if isinstance(node, ast.Call) and node.keywords:
        for index, keyword in enumerate(node.keywords):
            if keyword.arg == "copy":  # saves time or memory, never changes an answer here
                continue
            yield f"drop {keyword.arg}=", lambda n, index=index: n.keywords.pop(index)
    if isinstance(node, ast.Constant):
        yield from _constants(node)


def _constants(node: ast.Constant) -> Iterator[tuple[str, Callable[[Any], None]]]:
    value = node.value
    if isinstance(value, bool):
        yield f"{value}->{not value}", lambda n: setattr(n, "value", not n.value)
    elif isinstance(value, (int, float)):
        yield f"{value}->{value + 1}", lambda n: setattr(n, "value", n.value + 1)
        if value not in (0, 1):
            yield f"{value}->{value / 2}", lambda n: setattr(n, "value", n.value / 2)
    elif isinstance(value, str):
        yield f"{value!r}->''", lambda n: setattr(n, "value", "")


def _become(node: ast.AST, other: ast.AST) -> None:
    """Turn a node into another one where it stands."""
    node.__class__ = other.__class__
    node.__dict__.clear()
    node.__dict__.update(other.__dict__)


_VALIDATION = ("_require", "_as_")
"""Helpers that refuse what the curriculum does not list: stricter than what students are asked, so not mutated."""


def _skipped(node: ast.AST) -> bool:
    """Error messages, annotations and the names handed to validation are not behaviour anything promises."""
    return isinstance(node, (ast.Raise, ast.arguments, ast.JoinedStr))


def _validates(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id.startswith(_VALIDATION)
    )


Definition = ast.FunctionDef | ast.ClassDef | ast.Assign | ast.AnnAssign


def _defined(tree: ast.Module) -> dict[str, tuple[int, Definition]]:
    """The functions and tables of a file, by name, with their position."""
    found: dict[str, tuple[int, Definition]] = {}
    for position, node in enumerate(tree.body):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            found[node.name] = position, node
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            found[ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)] = (
                position,
                node,
            )
    return found


def _nodes(definition: Definition) -> Iterator[ast.AST]:
    whole = definition.body if isinstance(definition, (ast.FunctionDef, ast.ClassDef)) else [definition.value]
    waiting: list[ast.AST] = [node for node in reversed(whole) if node is not None]
    while waiting:
        node = waiting.pop()
        if _skipped(node) or (isinstance(node, ast.keyword) and node.arg == "copy"):
            continue
        yield node
        children = [
            child for child in ast.iter_child_nodes(node) if child is not getattr(node, "returns", None)
        ]
        if _validates(node):
            children = [child for child in children if not isinstance(child, ast.Constant)]
        waiting.extend(reversed(children))


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of a file, one change each."""
    pieces = [ast.unparse(node) for node in ast.parse(source).body]
    tree = ast.parse("\n".join(pieces))
    for owner, (position, definition) in _defined(tree).items():
        if owner.startswith(_VALIDATION):
            continue
        before, after = pieces[:position], pieces[position + 1 :]
        seen: dict[str, int] = {}
        for number, node in enumerate(_nodes(definition)):
            for change, (name, _) in enumerate(_changes(node)):
                place = f"{owner}: {ast.unparse(node)[:80]}: {name}"
                seen[place] = seen.get(place, 0) + 1
                key = f"{place} #{seen[place]}"
                changed: Any = ast.parse(pieces[position]).body[0]  # much faster than a copy
                target = next(itertools.islice(_nodes(changed), number, None))
                list(_changes(target))[change][1](target)
                piece = ast.unparse(ast.fix_missing_locations(changed))
                yield Mutant(key, owner, "\n".join((*before, piece, *after)))


def affected(source: str, exercises: list[str]) -> dict[str, list[str]]:
    """For each function of the file, the exercises whose answer may depend on it: itself and all its callers."""
    definitions = _defined(ast.parse(source))
    uses = {
        name: {item.id for item in ast.walk(node) if isinstance(item, ast.Name)} & definitions.keys() - {name}
        for name, (_, node) in definitions.items()
    }

    def reaches(start: str, goal: str, seen: frozenset[str] = frozenset()) -> bool:
        if start == goal:
            return True
        return any(reaches(used, goal, seen | {start}) for used in uses.get(start, set()) - seen)

    return {goal: [name for name in exercises if reaches(name, goal)] for goal in definitions}


def killed(loaded: Loaded, mutant: Mutant, exercises: list[str], oracle: Oracle) -> bool:
    """Whether some check of the affected exercises (and of their backward) does not pass."""
    space: dict[str, Any] = {}
    try:
        exec(compile(mutant.source, "<mutant>", "exec"), space)
    except Exception:
        return True
    grading = Grading(loaded, LocalTarget(space), oracle, seconds=SECONDS, data=COURSE.dataset)
    for check in loaded.checks:
        exercise = check.exercise
        related = {exercise.name, exercise.backward_of.name if exercise.backward_of else ""}
        if related & set(exercises):
            result = grading.result(check.name)
            if result.status is Status.ERROR:
                raise AssertionError(f"{mutant.key}: {result.detail['message']}")
            if result.status is not Status.PASSED:
                return True
    return False


def reviewed() -> dict[str, dict[str, str]]:
    """Mutants reviewed as equivalent, by assignment: key to reason."""
    loaded: dict[str, dict[str, str]] = json.loads(REVIEWED.read_text(encoding="utf-8"))
    return loaded


def survivors(
    name: str, budget: float, tell: Callable[[str], None] = lambda line: None, every: int = 1
) -> tuple[list[str], list[Mutant]]:
    """Grade the mutants of an assignment, all or one in so many; returns their keys and those no check noticed."""
    assignment = COURSE.assignment(name)
    # Without known mistakes nothing is diagnosed: what matters here is whether a check fails.
    loaded = replace(load(assignment.folder, assignment.file_stem), mistakes=())
    source = solution(COURSE, name)
    exercises = affected(source, list(loaded.exercises))
    oracle, alive, started = Oracle(), [], time.monotonic()
    everything = [mutant for mutant in mutants(source) if exercises[mutant.function]][::every]
    for number, mutant in enumerate(everything, 1):
        if time.monotonic() - started > budget:
            raise TimeoutError(f"{name}: {number - 1} of {len(everything)} mutants in {budget:.0f} s")
        if not killed(loaded, mutant, exercises[mutant.function], oracle):
            alive.append(mutant)
        if number % 50 == 0:
            rate = number / (time.monotonic() - started)
            left = (len(everything) - number) / rate
            tell(f"{name}: {number}/{len(everything)}, {len(alive)} alive, {rate:.0f}/s, {left:.0f} s left")
    return [mutant.key for mutant in everything], alive


def main() -> int:
    """Print the table for the assignments named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("assignment", nargs="*", default=[item.name for item in COURSE.assignments()])
    parser.add_argument(
        "--budget", type=float, default=900.0, help="seconds for each assignment (default 900)"
    )
    options = parser.parse_args()
    for name in options.assignment:
        keys, alive = survivors(name, options.budget, lambda line: print(line, file=sys.stderr))
        total = len(keys)
        known = reviewed().get(name, {})
        new = [mutant.key for mutant in alive if mutant.key not in known]
        equivalent = len(alive) - len(new)
        share = 100 * (total - len(alive)) / max(1, total - equivalent)
        print(
            f"{name}: {total} mutants, {equivalent} reviewed as equivalent, {len(new)} alive: {share:.2f} % killed"
        )
        print("\n".join(f"  {key}" for key in new))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
