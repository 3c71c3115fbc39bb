"""Student files made from the reference and the known mistakes: what demonstrations and tests grade.

`solution` flattens the reference's modules for one assignment into a single file that needs NumPy alone, as a
student would hand it in; `with_mistakes` and `with_stubs` spoil it in ways whose verdict is known beforehand.
The sources are read as text, never imported.
"""

from __future__ import annotations

import ast
import importlib.util
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeVar

from grader.course import Assignment, Course
from grader.spec import Mistake

Definition = ast.FunctionDef | ast.ClassDef | ast.Assign | ast.AnnAssign

_COMPILED = frozenset({"kernel", "parallel_kernel"})
_SERIAL = {"prange": "range"}
_WORTH_COMPILING = "COMPILED"  # the reference's word for branches that pay only where loops are compiled
_SHARED = "share"  # share(loop, count, numbers, ...) among threads becomes loop(0, count, ...)


Defined = TypeVar("Defined", ast.FunctionDef, ast.ClassDef)


class ClassroomError(ValueError):
    """There is no reference to make a student's file from, or it lacks what the assignment asks for."""


def solution(course: Course, assignment: str) -> str:
    """Write a right answer to an assignment as one file that imports nothing but NumPy and the standard library.

    Parameters
    ----------
    course : Course
        Where the assignment's starter is: it says which functions are public, and in which order.
    assignment : str
        ``03_activations``, ``activations`` or ``03``.

    Returns
    -------
    str
        Python source. Helpers come before the function that first needs them, under private names.

    Raises
    ------
    ClassroomError
        If the reference package is not installed, or does not define a function of the starter.
    """
    return _solution(course.assignment(assignment))


def flattened(stem: str, asked: Iterable[str]) -> str:
    """Write functions and classes of one package of the reference, with all they need, as one file.

    Parameters
    ----------
    stem : str
        The student's file without its ending, which is the package's name: ``activations``.
    asked : iterable of str
        Public names, in the order in which the file should come to them.

    Returns
    -------
    str
        Python source that imports nothing but NumPy and the standard library.

    Raises
    ------
    ClassroomError
        If the reference package is not installed, or does not define a name.
    """
    asked = list(asked)
    package = f"reference.{stem}"
    places = {name: (module, name) for module in _modules_of(package) for name in _module(module).definitions}
    missing = [name for name in asked if name not in places]
    if missing:
        raise ClassroomError(
            f"{package} must define every function of the starter. Missing: {', '.join(missing)}"
        )
    flattening = _Flattening(package, asked)
    for name in asked:
        flattening.name(places[name])
    for name in asked:
        flattening.gather(places[name])
    return flattening.written()


def with_mistakes(source: str, mistakes: Iterable[Mistake]) -> str:
    """Append known wrong answers: their functions replace the right ones of the same name."""
    return "\n\n".join([source.rstrip("\n"), *(mistake.source.rstrip("\n") for mistake in mistakes)]) + "\n"


def with_stubs(source: str, names: Iterable[str]) -> str:
    """Put functions back to how the starter has them: not implemented.

    Raises
    ------
    ValueError
        If the source defines no function of such a name at its top level.
    """
    tree = ast.parse(source)
    defined = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    for name in names:
        if name not in defined:
            raise ValueError(f"names must be functions that the source defines. Received: {name!r}")
        node = defined[name]
        methods = [each for each in ast.walk(node) if isinstance(each, ast.FunctionDef)]
        for function in [node] if isinstance(node, ast.FunctionDef) else methods:
            function.body = ast.parse(f"raise NotImplementedError({name!r})").body
    return _written(tree.body)


@dataclass
class _Module:
    """One file of the reference, split into what it defines and what it takes from elsewhere."""

    package: str
    definitions: dict[str, Definition] = field(default_factory=dict)
    borrowed: dict[str, tuple[str, str]] = field(default_factory=dict)
    imports: list[ast.Import | ast.ImportFrom] = field(default_factory=list)


Place = tuple[str, str]
"""A definition: dotted module and name."""


class _Flattening:
    """Gathers definitions, each after those it needs, and gives them names that can't collide."""

    def __init__(self, package: str, public: Iterable[str]) -> None:
        self.package = package
        self.public = frozenset(public)
        self.order: list[Place] = []
        self._seen: set[Place] = set()
        self._names: dict[Place, str] = {}

    def gather(self, place: Place) -> None:
        """Take a definition and, before it, everything it uses."""
        if place in self._seen:
            return
        self._seen.add(place)
        for used in _used(*place).values():
            self.gather(used)
        self.order.append(place)

    def name(self, place: Place) -> str:
        """Return a definition's name in the file: its own if students are asked for it, else a private one."""
        if place not in self._names:
            module, own = place
            if own in self.public and _module(module).package == self.package:
                chosen = own
            else:
                chosen = f"_{own.lstrip('_')}"
                while chosen in self._names.values():
                    chosen = f"_{module.rpartition('.')[2].strip('_')}{chosen}"
            self._names[place] = chosen
        return self._names[place]

    def written(self) -> str:
        """Write the file."""
        body: list[ast.stmt] = [self._renamed(place) for place in self.order]
        return _written([*self._imports(body), *body])

    def _renamed(self, place: Place) -> ast.stmt:
        names = _SERIAL | {local: self.name(used) for local, used in _used(*place).items()}
        names[place[1]] = self.name(place)
        statement = _copy(_module(place[0]).definitions[place[1]])
        renamed: ast.stmt = _Rename(names).visit(statement)
        return renamed

    def _imports(self, body: list[ast.stmt]) -> list[ast.stmt]:
        """Return the imports that the definitions still need, each once."""
        needed = {node.id for statement in body for node in ast.walk(statement) if isinstance(node, ast.Name)}
        found: dict[str, ast.stmt] = {}
        for module, _ in self.order:
            for statement in _module(module).imports:
                for alias in statement.names:
                    if (alias.asname or alias.name) in needed:
                        single = _import_of(statement, alias)
                        found[ast.unparse(single)] = single
        return [found[text] for text in sorted(found)]


class _Rename(ast.NodeTransformer):
    """Gives names their new form, and takes docstrings and compilation away."""

    def __init__(self, names: dict[str, str]) -> None:
        self._names = names

    def visit_Name(self, node: ast.Name) -> ast.Name:
        node.id = self._names.get(node.id, node.id)
        return node

    def visit_Call(self, node: ast.Call) -> ast.Call:
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id == _SHARED:
            loop, count, _, *arguments = node.args
            return ast.Call(loop, [ast.Constant(0), count, *arguments], [])
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        node.name = self._names.get(node.name, node.name)
        return self._plain(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        node.name = self._names.get(node.name, node.name)
        node.decorator_list = [each for each in node.decorator_list if ast.unparse(each) not in _COMPILED]
        return self._plain(node)

    def _plain(self, node: Defined) -> Defined:
        if ast.get_docstring(node) is not None and len(node.body) > 1:
            del node.body[0]
        self.generic_visit(node)
        return node


class _Uncompiled(ast.NodeTransformer):
    """Takes the other branch of ``if COMPILED and ...:``."""

    def visit_If(self, node: ast.If) -> ast.If | list[ast.stmt]:
        self.generic_visit(node)
        first = node.test.values[0] if isinstance(node.test, ast.BoolOp) else node.test
        compiled = isinstance(first, ast.Name) and first.id == _WORTH_COMPILING
        return node.orelse if compiled else node


@cache
def _solution(assignment: Assignment) -> str:
    starter = ast.parse((assignment.folder / f"{assignment.file_stem}.py").read_text(encoding="utf-8"))
    asked = [node.name for node in starter.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    return flattened(assignment.file_stem, asked)


@cache
def _folder(package: str) -> Path:
    """Find a package's folder without importing it, which would cost the time of importing Numba."""
    spec = importlib.util.find_spec("reference")
    locations = list(spec.submodule_search_locations or ()) if spec else []
    if not locations:
        raise ClassroomError("the reference package is not installed, so that no right answers can be made")
    return Path(locations[0]).joinpath(*package.split(".")[1:])


def _modules_of(package: str) -> list[str]:
    return [f"{package}.{path.stem}" for path in sorted(_folder(package).glob("[a-z]*.py"))]


@cache
def _module(name: str) -> _Module:
    package, _, stem = name.rpartition(".")
    module = _Module(package)
    tree = ast.parse((_folder(package) / f"{stem}.py").read_text(encoding="utf-8"))
    for node in _Uncompiled().visit(tree).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            module.definitions[node.name] = node
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            module.definitions[ast.unparse(target)] = node
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("reference."):
            for alias in node.names:
                module.borrowed[alias.asname or alias.name] = (node.module or "", alias.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            module.imports.append(node)
    return module


@cache
def _used(module: str, name: str) -> dict[str, Place]:
    """Return the reference's own definitions that one of them uses, by the name it uses."""
    home = _module(module)
    found: dict[str, Place] = {}
    for local in _free_names(home.definitions[name]):
        if local in home.definitions and local != name:
            found[local] = (module, local)
        elif local in home.borrowed and local not in _COMPILED | _SERIAL.keys() | {_SHARED}:
            found[local] = home.borrowed[local]
    return found


def _free_names(statement: Definition) -> Iterator[str]:
    """Yield the names read in a statement that it does not bind itself, in order of appearance."""
    bound = {node.arg for node in ast.walk(statement) if isinstance(node, ast.arg)}
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        stored = (node for node in ast.walk(statement) if isinstance(node, ast.Name))
        bound |= {node.id for node in stored if isinstance(node.ctx, ast.Store)}
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id not in bound:
            yield node.id


def _import_of(statement: ast.Import | ast.ImportFrom, alias: ast.alias) -> ast.stmt:
    if isinstance(statement, ast.Import):
        return ast.Import([alias])
    return ast.ImportFrom(statement.module, [alias], statement.level)


def _copy(statement: Definition) -> ast.stmt:
    """Return a copy that may be changed: parsed modules are kept."""
    return ast.parse(ast.unparse(statement)).body[0]


def _written(statements: Iterable[ast.stmt]) -> str:
    """Write statements with the empty lines that people leave between functions."""
    text, previous = "", None
    for statement in statements:
        gap = any(isinstance(each, ast.FunctionDef | ast.ClassDef) for each in (statement, previous))
        text += ("\n\n" if gap and text else "") + ast.unparse(statement) + "\n"
        previous = statement
    return text
