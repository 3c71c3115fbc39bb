"""From a path to a Submission: which of the files handed in answers which assignment."""

import os
import stat
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

from grader.course import Assignment, Course
from grader.submission import naming
from grader.submission.archive import open_archive
from grader.submission.errors import (
    NothingRecognised,
    SubmissionError,
    SubmissionMissing,
    WrongKind,
)
from grader.submission.folder import DiskFile, DiskFolder
from grader.submission.limits import MAX_SOURCE
from grader.submission.model import Part, Submission
from grader.submission.search import walk
from grader.submission.tree import File, Session


def find(path: Path, course: Course, assignment: str | None = None) -> Submission:
    """Collect the files to grade from a .py file, a folder or a .zip archive.

    A file is recognised by its name (see `naming.match`). Of several that could answer one assignment, an
    exact name goes before a decorated one, and then the one nearest the top. With `assignment`, only that one
    is looked for, and a single .py file is taken for it whatever its name.

    Parameters
    ----------
    path : pathlib.Path
        What was handed in.
    course : grader.course.Course
        Says which files are asked for.
    assignment : str, optional
        ``03_activations``, ``activations`` or ``03``; by default all of the course's are looked for.

    Returns
    -------
    Submission
        With at least one part.

    Raises
    ------
    SubmissionError
        If nothing can be graded; `grader.submission.errors` draws the tree of reasons.
    grader.course.CourseError
        If the course has no such assignment.
    """
    path = Path(path)
    asked = course.assignments() if assignment is None else (course.assignment(assignment),)
    session = Session()
    with session.opened:
        files = _files(path, session)
        candidates = _candidates(files, asked)
        if assignment is not None and not candidates:
            candidates = _only_python_file(files, asked[0], session)
        parts = _read_parts(candidates, session)
        if not parts:
            raise NothingRecognised(_nothing_recognised(path, asked, session))
        _note_left_aside(files, parts, course, session)
    return Submission(_name(path), tuple(parts), session.shown_notes())


def entries(directory: Path) -> list[Path]:
    """List the submissions of a class: every sub-folder, .zip and .py of a folder is one.

    Hidden files, caches and everything else are passed over. Flat files of one student, such as
    ``alice_activations.py`` and ``alice_normalization.py``, stay two submissions: only the person who
    collected them knows where the student's name ends. Links are listed; `find` then refuses them by name.

    Raises
    ------
    SubmissionError
        If there is no such folder.
    """
    directory = Path(directory)
    if not directory.exists():
        raise SubmissionMissing(f"directory must exist; got {str(directory)!r}")
    if not directory.is_dir():
        raise WrongKind(f"directory must be a folder with one submission an entry; got {str(directory)!r}")
    return sorted(
        path
        for path in directory.iterdir()
        if not naming.is_skipped(path.name)
        and (path.is_dir() or naming.is_python(path.name) or naming.is_zip(path.name))
    )


def _files(path: Path, session: Session) -> list[File]:
    """List the regular files of a submission, nearest the top first."""
    try:
        mode = os.lstat(path).st_mode
    except OSError as error:
        raise SubmissionMissing(f"path must exist; got {str(path)!r} ({error.strerror})") from None
    if stat.S_ISDIR(mode):
        return list(walk(DiskFolder(path, (), session), session))
    if stat.S_ISLNK(mode):
        raise WrongKind(f"path must be the submission itself, not a symbolic link; got {str(path)!r}")
    file = DiskFile(path.parent, (path.name,), session)
    if stat.S_ISREG(mode) and naming.is_python(path.name):
        return [file]
    if stat.S_ISREG(mode) and naming.is_zip(path.name):
        try:
            return list(walk(open_archive(file, (), session), session))
        except SubmissionError as error:
            raise type(error)(f"{str(path)!r} can't be read: {error}") from None
    raise WrongKind(f"path must be a .py file, a .zip archive or a folder; got {str(path)!r}")


def _candidates(files: Sequence[File], asked: Sequence[Assignment]) -> dict[Assignment, list[File]]:
    """Group files by the assignment they answer, the one to grade first."""
    ranked: defaultdict[Assignment, list[tuple[bool, int, bool, tuple[str, ...], File]]] = defaultdict(list)
    for file in files:
        match = naming.match(file.parts[-1], asked)
        if match:
            elsewhere = match.assignment.name not in file.parts[:-1]
            rank = (not match.exact, len(file.parts), elsewhere, file.parts, file)
            ranked[match.assignment].append(rank)
    return {
        assignment: [rank[-1] for rank in sorted(ranked[assignment], key=lambda rank: rank[:-1])]
        for assignment in asked
        if assignment in ranked
    }


def _only_python_file(
    files: Sequence[File], assignment: Assignment, session: Session
) -> dict[Assignment, list[File]]:
    """Take the single .py file for the assignment that was named, whatever it is called."""
    sources = [file for file in files if _could_be_an_answer(file)]
    if len(sources) != 1:
        return {}
    session.note(f"took {_shown(sources[0])} for {assignment.file_stem}.py: it is the only Python file")
    return {assignment: sources}


def _could_be_an_answer(file: File) -> bool:
    name = file.parts[-1]
    return naming.is_python(name) and not naming.is_test(name[:-3]) and not naming.is_shadow(name[:-3])


def _read_parts(candidates: dict[Assignment, list[File]], session: Session) -> list[Part]:
    """Read the best file for each assignment; when it can't be read, say why and try the next one.

    Raises the first reason when no file at all can be read.
    """
    parts: list[Part] = []
    refusals: list[SubmissionError] = []
    for assignment, files in candidates.items():
        for file in files:
            try:
                source = file.read(MAX_SOURCE)
                session.sources.spend(len(source))
            except SubmissionError as error:
                refusals.append(type(error)(f"ignored {_shown(file)}: {error}"))
                session.note(str(refusals[-1]))
                continue
            parts.append(Part(assignment, _shown(file), source))
            _note_choice(assignment, file, files, session)
            break
    if refusals and not parts:
        raise refusals[0]
    return parts


def _note_choice(assignment: Assignment, chosen: File, files: list[File], session: Session) -> None:
    if len(files) > 1:
        others = ", ".join(_shown(file) for file in files[:4] if file is not chosen)
        rest = f" and {len(files) - 4} more" if len(files) > 4 else ""
        session.note(
            f"{len(files)} files could be {assignment.file_stem}.py: {_shown(chosen)} was graded, "
            f"the best name nearest the top, not {others}{rest}"
        )


def _note_left_aside(files: Sequence[File], parts: Sequence[Part], course: Course, session: Session) -> None:
    """Note what an import beside the graded files would find, so that nobody believes it was used."""
    graded = {part.path for part in parts}
    beside = {path.rpartition("/")[0] for path in graded}
    above = {""} | {step for folder in beside for step in accumulate(folder.split("/"), "{}/{}".format)}
    for file in files:
        folder, module = _importable(file)
        helper = folder in beside and not naming.is_test(module)
        if not module or _shown(file) in graded or naming.match(f"{module}.py", course.assignments()):
            continue
        if helper or (folder in above and naming.is_shadow(module)):
            session.note(f"ignored {_shown(file)}: only the assignment's own files are read")


def _importable(file: File) -> tuple[str, str]:
    """Split a module, or a package's __init__.py, into its folder and the name it would be imported by."""
    steps = file.parts[:-1] if file.parts[-1] == "__init__.py" else file.parts
    if not steps or not naming.is_python(file.parts[-1]):
        return "", ""
    return naming.printable("/".join(steps[:-1])), steps[-1].removesuffix(".py")


def _nothing_recognised(path: Path, asked: Sequence[Assignment], session: Session) -> str:
    looked_for = ", ".join(f"{assignment.file_stem}.py" for assignment in asked)
    hint = "" if len(asked) == 1 else "; --assignment NAME says what a single file of another name is"
    noted = "".join(f"; {note}" for note in session.shown_notes())
    return f"nothing to grade in {str(path)!r}: looked for {looked_for}{hint}{noted}"


def _shown(file: File) -> str:
    return naming.printable("/".join(file.parts))


def _name(path: Path) -> str:
    whole = path.resolve()
    return naming.printable(whole.name if whole.is_dir() else whole.stem) or "submission"
