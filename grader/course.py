"""A course: the folder with assignments/ that says what is asked and what it is worth.

Declarations and data loaders are code, and the grader runs them in the process that knows the answers.
So a course has to come from somewhere that a submission can't write to; `find_course` sees to it.
"""

import functools
import hashlib
import importlib.util
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

__all__ = ["Assignment", "Course", "CourseError", "find_course"]

_FOLDER_NAME = re.compile(r"(\d\d)_([a-z][a-z0-9_]*)")
_REFERENCE_IMPORT = re.compile(rb"^\s*(?:from|import)\s+reference\.(\w+)", re.MULTILINE)


class CourseError(ValueError):
    """A course can't be found, can't be trusted, or lacks what was asked of it."""


@dataclass(frozen=True)
class Assignment:
    """One folder under assignments/, with a handout and the one file that the student edits.

    Attributes
    ----------
    name : str
        The folder's name, such as ``06_dense_networks``.
    number : int
        What the name starts with: 6.
    file_stem : str
        The student's file without its ending: ``dense_networks``.
    folder : pathlib.Path
        Where it lies.
    """

    name: str
    number: int
    file_stem: str
    folder: Path

    def sources(self) -> tuple[Path, ...]:
        """List the files that are run to grade this assignment: declarations, mistakes, reference."""
        own = [path for part in ("exercises", "mistakes") for path in _files(self.folder / part)]
        return (*own, *_reference_sources(self.file_stem))

    def digest(self) -> str:
        """Hash everything that a verdict on this assignment depends on, apart from the grader itself.

        The data loaders count too: they hold the checksums of the data sets.
        """
        root = self.folder.parent.parent
        labelled = [(_label(path, root), path) for path in self.sources()]
        loaders = _loaders_path(root)
        if loaders.is_file():
            labelled.append(("datasets/loaders.py", loaders))
        digest = hashlib.sha256()
        for label, path in sorted(labelled):
            content = path.read_bytes()
            digest.update(f"{label}\0{len(content)}\0".encode())
            digest.update(content)
        return digest.hexdigest()


@dataclass(frozen=True)
class Course:
    """A folder with assignments/ and, if the assignments use data, datasets/loaders.py.

    Attributes
    ----------
    root : pathlib.Path
        The folder that holds assignments/.
    """

    root: Path

    def assignments(self) -> tuple[Assignment, ...]:
        """Discover the assignments: every folder ``<nn>_<name>`` that has a ``<name>.py`` in it.

        Raises
        ------
        CourseError
            If two folders ask for a file of the same name: a submission of it would be ambiguous.
        """
        found: dict[str, Assignment] = {}
        for assignment in _discover(self.root):
            other = found.setdefault(assignment.file_stem, assignment)
            if other is not assignment:
                raise CourseError(
                    f"each assignment needs a file name of its own, but {other.name} and {assignment.name} "
                    f"in {self.root} both ask for {assignment.file_stem}.py"
                )
        return tuple(found.values())

    def assignment(self, name: str) -> Assignment:
        """Look up one assignment by ``03_activations``, ``activations``, ``03`` or ``3``.

        Raises
        ------
        CourseError
            If the course has no such assignment; the message names those it has.
        """
        for assignment in self.assignments():
            if name in (assignment.name, assignment.file_stem) or _is_number(name, assignment.number):
                return assignment
        known = ", ".join(assignment.name for assignment in self.assignments())
        raise CourseError(f"assignment must be one of {known}; got {name!r}")

    def dataset(self, name: str) -> Any:
        """Load a data set: the value of the function of that name in datasets/loaders.py.

        Raises
        ------
        CourseError
            If the course has no loaders or none of this name.
        """
        path = _loaders_path(self.root)
        if not path.is_file():
            raise CourseError(f"data set {name!r} was asked for, but the course has no {path}")
        loader = vars(_load_module(path.resolve())).get(name)
        if name.startswith("_") or not callable(loader):
            raise CourseError(f"data set must be named like a public function of {path}; got {name!r}")
        return loader()


def find_course(explicit: Path | None, submission: Path | None) -> Course:
    """Find the course to grade with: the one given, the grader's own checkout, or the one we stand in.

    Parameters
    ----------
    explicit : pathlib.Path or None
        What ``--course`` said. It is trusted: the person who grades chose it.
    submission : pathlib.Path or None
        What is going to be graded (a file, a folder, or a folder of a whole class). A course that was merely
        met in the current folder or above it is refused when it lies in there.

    Raises
    ------
    CourseError
        If there is none, or if the only one belongs to the submission.
    """
    if explicit is not None:
        return _explicit_course(explicit)
    own = Course(Path(__file__).resolve().parent.parent)
    if _is_course(own.root):
        return own
    here = Path.cwd()
    for folder in (here, *here.parents):
        if _is_course(folder):
            return _refuse_if_inside(Course(folder), submission)
    raise CourseError(
        f"no course found: neither {here} nor a folder above it has assignments/<nn>_<name>/<name>.py; "
        "name its folder with --course DIR"
    )


def _explicit_course(root: Path) -> Course:
    if not _is_course(root):
        raise CourseError(
            f"--course must be a folder that holds assignments/<nn>_<name>/<name>.py; got {str(root)!r}"
        )
    return Course(root.resolve())


def _refuse_if_inside(course: Course, submission: Path | None) -> Course:
    """Return the course, unless one of the files it would run lies inside the submission."""
    if submission is None:
        return course
    inside = submission.resolve()
    runs = [course.root, _loaders_path(course.root)]
    for assignment in course.assignments():
        runs += [assignment.folder, assignment.folder / "exercises", *assignment.sources()]
    for path in runs:
        if path.resolve().is_relative_to(inside):
            raise CourseError(
                f"the course in {course.root} is part of what is to be graded ({path} is in {submission}): "
                "a submission must not bring its own checks. Name a course you trust with --course DIR"
            )
    return course


def _is_course(root: Path) -> bool:
    return next(_discover(root), None) is not None


def _discover(root: Path) -> Iterator[Assignment]:
    folder = root / "assignments"
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        match = _FOLDER_NAME.fullmatch(path.name)
        if match and (path / f"{match[2]}.py").is_file():
            yield Assignment(path.name, int(match[1]), match[2], path)


def _is_number(text: str, number: int) -> bool:
    return text in (str(number), f"{number:02}")


def _files(folder: Path) -> list[Path]:
    """List the files below a folder, without what Python leaves behind when it imports them."""
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and "__pycache__" not in path.parts]


def _label(path: Path, root: Path) -> str:
    """Name a source in a way that is the same on every machine."""
    if path.is_relative_to(root / "assignments"):
        return path.relative_to(root).as_posix()
    for folder in _reference_folders():
        if path.is_relative_to(folder):
            return f"reference/{path.relative_to(folder).as_posix()}"
    return path.name


def _reference_folders() -> list[Path]:
    """Find the reference package's folder without running it; students' machines have none."""
    spec = importlib.util.find_spec("reference")
    locations: Iterable[str] = (spec.submodule_search_locations or ()) if spec else ()
    return [Path(location) for location in locations]


def _reference_sources(file_stem: str) -> Iterator[Path]:
    """List the reference's sources for one file, those of its neighbours that it imports included."""
    for package in _reference_folders():
        yield from sorted(package.glob("*.py"))
        seen: set[str] = set()
        waiting = {file_stem}
        while waiting:
            name = min(waiting)
            seen.add(name)
            sources = [path for path in _files(package / name) if path.suffix == ".py"]
            yield from sources
            waiting |= {found for path in sources for found in _imported(path)}
            waiting -= seen


def _imported(path: Path) -> set[str]:
    return {match.decode() for match in _REFERENCE_IMPORT.findall(path.read_bytes())}


def _loaders_path(root: Path) -> Path:
    return root / "datasets" / "loaders.py"


@functools.cache
def _load_module(path: Path) -> ModuleType:
    """Import a file under a name of our own: `datasets` is also the name of a well-known library."""
    name = "_gradecheck_loaders_" + hashlib.sha256(bytes(path)).hexdigest()[:16]
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:  # pragma: no cover - a .py path always has a loader
        raise CourseError(f"data loaders must be a Python file; got {path}")
    module = importlib.util.module_from_spec(spec)
    # Dataclasses and pickling look a function's module up by its name.
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module
