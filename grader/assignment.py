"""Loading an assignment: its declarations, its checks and its known mistakes. Nothing of a submission."""

from __future__ import annotations

import ast
import functools
import importlib.util
import sys
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.checks import checks_of
from grader.spec import Check, Exercise, Mistake


class DeclarationError(Exception):
    """A declaration or mistake file breaks a rule: our fault, not a student's."""


@dataclass(frozen=True)
class Loaded:
    """An assignment ready to grade.

    Parameters
    ----------
    name, stem : str
        The folder's name ("03_activations") and the student file's without ``.py`` ("activations").
    exercises : mapping
        By name, in the order of rising difficulty.
    checks : tuple of Check
        All checks of all exercises in that order.
    mistakes : tuple of Mistake
        Known wrong answers; empty where they were not shipped.
    """

    name: str
    stem: str
    folder: Path
    exercises: Mapping[str, Exercise]
    checks: tuple[Check, ...]
    mistakes: tuple[Mistake, ...]

    @property
    def max_points(self) -> int:
        """What the whole assignment is worth."""
        return sum(check.points for check in self.checks)


@functools.lru_cache(maxsize=64)
def load(folder: Path, stem: str) -> Loaded:
    """Load an assignment's folder; the result is kept.

    The student's file has no say in it: which checks exist, in which order, and what they are worth, is declared.

    Raises
    ------
    DeclarationError
        Where a declaration or a mistake file breaks the rules.
    """
    declared = sorted(_declarations(folder), key=lambda exercise: exercise.difficulty)
    exercises = {exercise.name: exercise for exercise in declared}
    if len(exercises) != len(declared):
        raise DeclarationError(f"{folder.name}: an exercise is declared twice")
    checks = tuple(check for exercise in exercises.values() for check in checks_of(exercise))
    return Loaded(folder.name, stem, folder, exercises, checks, tuple(_mistakes(folder)))


def _declarations(folder: Path) -> Iterator[Exercise]:
    for path in sorted((folder / "exercises").glob("*.py")):
        module = _module(path)
        for value in vars(module).values():
            if isinstance(value, Exercise):
                yield value


def _module(path: Path) -> Any:
    name = f"_gradecheck_{path.parents[1].name}_{path.stem}"
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _mistakes(folder: Path) -> Iterator[Mistake]:
    """Read ``mistakes/*.py`` as text: each ``@mistake(...)`` class holds the functions that are wrong."""
    for path in sorted((folder / "mistakes").glob("*.py")):
        text = path.read_text(encoding="utf-8")
        for node in ast.parse(text).body:
            if isinstance(node, ast.ClassDef):
                yield _mistake(path, text, node)


def _mistake(path: Path, text: str, node: ast.ClassDef) -> Mistake:
    call = node.decorator_list[0] if node.decorator_list else None
    if not isinstance(call, ast.Call) or len(call.args) != 1:
        raise DeclarationError(
            f"{path.name}:{node.lineno}: a mistake needs @mistake(id, symptom=..., hint=...)"
        )
    words = {str(word.arg): ast.literal_eval(word.value) for word in call.keywords}
    lines = text.splitlines()
    first = node.body[0].lineno - 1
    first = min([first, *(d.lineno - 1 for item in node.body for d in getattr(item, "decorator_list", []))])
    source = textwrap.dedent("\n".join(lines[first : node.end_lineno])) + "\n"
    return Mistake(
        ast.literal_eval(call.args[0]), words["symptom"], words["hint"], source, words.get("twins", ())
    )
