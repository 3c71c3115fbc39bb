"""``gradecheck demo``: a class of 24 made from right answers and known mistakes, graded as a real one is.

What each submission should get is known beforehand, so that the demonstration also proves itself.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import TypeVar

from grader.assignment import load
from grader.classroom import solution, with_mistakes, with_stubs
from grader.course import Assignment, Course
from grader.spec import Mistake, Report, Status

_NAMES = (
    "Ada Brandt",
    "Ben Okafor",
    "Chiara Lund",
    "Deniz Aydin",
    "Elif Sommer",
    "Farid Haddad",
    "Greta Ilves",
    "Hugo Marchand",
    "Ines Carvalho",
    "Jonas Weiss",
    "Keiko Tanabe",
    "Lars Nyberg",
    "Maya Ferris",
    "Nils Petit",
    "Olga Sokol",
    "Pablo Reyes",
    "Quinn Avery",
    "Rosa Bianchi",
    "Sanjay Nair",
    "Tove Holm",
    "Uma Desai",
    "Viktor Hajek",
    "Wanda Kubik",
    "Yusuf Demir",
)
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PLANTED = {
    "conftest.py": "import pytest\n\n@pytest.hookimpl(hookwrapper=True)\ndef pytest_runtest_makereport():\n"
    '    outcome = yield\n    outcome.get_result().outcome = "passed"\n',
    "numpy.py": "class ndarray:\n    def __eq__(self, other):\n        return True\n\n"
    "def allclose(*anything, **more):\n    return True\n",
}
_LOOP = "\n\ndef {name}(*arguments):\n    while True:\n        pass\n"
_EXIT = "import os\n\nos._exit(0)\n"

T = TypeVar("T")
Files = dict[str, str]
Verify = Callable[[Report], str]


@dataclass(frozen=True)
class Student:
    """A submission, what is wrong with it in words, and what its report must say.

    ``expect`` returns "" for a report that is as it should be, and otherwise what it lacks.
    """

    story: str
    files: Files
    expect: Verify
    form: str = "folder"
    name: str = field(default="", compare=False)


def make_class(course: Course) -> dict[str, Student]:
    """Make up the class: students by the name their submissions will be known by."""
    students = list(_students(course))
    forms = cycle(("folder", "zip", "folder"))
    named = {}
    for name, student in zip(_NAMES, students, strict=True):
        form = "file" if len(student.files) == 1 else next(forms)
        stem = next(iter(student.files)).removesuffix(".py")
        called = f"{name.lower().replace(' ', '_')}_{stem}" if form == "file" else name
        named[called] = Student(student.story, student.files, student.expect, form, called)
    return named


def write_class(students: Mapping[str, Student], folder: Path) -> None:
    """Write the submissions as they would be collected: files, folders and archives."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, student in students.items():
        if student.form == "file":
            (folder / f"{name}.py").write_text(next(iter(student.files.values())), encoding="utf-8")
        elif student.form == "zip":
            (folder / f"{name}.zip").write_bytes(_zipped(student.files))
        else:
            (folder / name).mkdir(exist_ok=True)
            for path, text in student.files.items():
                (folder / name / path).write_text(text, encoding="utf-8")


def surprises(students: Mapping[str, Student], reports: Sequence[Report]) -> list[str]:
    """Compare the reports with what was planted; return what does not agree, one sentence each."""
    found = {report.submission: report for report in reports}
    said = []
    for name, student in students.items():
        if name not in found:
            said.append(f"{name} ({student.story}): has no report")
            continue
        lacking = student.expect(found[name])
        said += [f"{name} ({student.story}): {lacking}"] if lacking else []
    return said


def _students(course: Course) -> Iterator[Student]:
    assignments = course.assignments()
    right = {f"{each.file_stem}.py": solution(course, each.name) for each in assignments}
    for _ in range(5):
        yield Student("everything right", right, _earns_all)
    for number, path in zip(range(5), cycle(right), strict=False):
        chosen = {path: right[path]} if number < 3 else {key: right[key] for key in right if key != path}
        yield Student(f"only {' and '.join(chosen)}, right", chosen, _earns_all_of(chosen))
    for each in _picked(assignments, 2):
        path = f"{each.file_stem}.py"
        open_ = list(load(each.folder, each.file_stem).exercises)[::-3]
        files = right | {path: with_stubs(right[path], open_)}
        yield Student(f"not written yet in {path}: {len(open_)}", files, _has(Status.NOT_STARTED))
    yield from _mistaken(assignments, right)
    yield from _troubled(assignments, right)


def _mistaken(assignments: Sequence[Assignment], right: Files) -> Iterator[Student]:
    """Make five students with one mistake each and two with three, spread over all known mistakes."""
    known = [
        (each, mistake) for each in assignments for mistake in load(each.folder, each.file_stem).mistakes
    ]
    for each, mistake in _picked(known, 5):
        path = f"{each.file_stem}.py"
        files = right | {path: with_mistakes(right[path], [mistake])}
        yield Student(f"one mistake: {mistake.id}", files, _names([mistake]))
    for each in _picked([each for each, _ in known], 2):
        path = f"{each.file_stem}.py"
        several = _picked([mistake for other, mistake in known if other is each], 3)
        files = right | {path: with_mistakes(right[path], several)}
        story = "several mistakes: " + ", ".join(mistake.id for mistake in several)
        yield Student(story, files, _names(several))


def _troubled(assignments: Sequence[Assignment], right: Files) -> Iterator[Student]:
    first = f"{assignments[0].file_stem}.py"
    exercise = next(iter(load(assignments[0].folder, assignments[0].file_stem).exercises))
    broken = right | {first: right[first] + "\ndef oops(:\n"}
    yield Student(f"a syntax error in {first}", broken, _earns_nothing_in(assignments[0].name))
    endless = right | {first: right[first] + _LOOP.format(name=exercise)}
    yield Student(f"an infinite loop in {exercise}", endless, _has(Status.TIMEOUT))
    yield Student("os._exit(0) at import", dict.fromkeys(right, _EXIT), _earns_nothing(Status.DIED))
    starters = {
        f"{each.file_stem}.py": (each.folder / f"{each.file_stem}.py").read_text("utf-8")
        for each in assignments
    }
    yield Student("nothing done", starters, _earns_nothing(Status.NOT_STARTED))
    planted = starters | _PLANTED
    yield Student("a planted conftest.py and numpy.py", planted, _earns_nothing(Status.NOT_STARTED))


def _picked(items: Sequence[T], count: int) -> list[T]:
    """Pick items evenly spread over a sequence, the same ones every time."""
    return [items[(2 * number + 1) * len(items) // (2 * count)] for number in range(count)] if items else []


def _statuses(report: Report) -> set[Status]:
    return {result.status for part in report.assignments for result in part.results}


def _earns_all(report: Report) -> str:
    return "" if report.points == report.max_points else f"earned {report.points} of {report.max_points}"


def _earns_all_of(files: Files) -> Verify:
    def verify(report: Report) -> str:
        for part in report.assignments:
            due = part.max_points if f"{part.name.partition('_')[2]}.py" in files else 0
            if part.points != due:
                return f"earned {part.points} in {part.name} where {due} were due"
        return ""

    return verify


def _earns_nothing_in(assignment: str) -> Verify:
    def verify(report: Report) -> str:
        for part in report.assignments:
            due = 0 if part.name == assignment else part.max_points
            if part.points != due:
                return f"earned {part.points} in {part.name} where {due} were due"
        return ""

    return verify


def _earns_nothing(status: Status) -> Verify:
    def verify(report: Report) -> str:
        return f"earned {report.points} where 0 were due" if report.points else _has(status)(report)

    return verify


def _has(status: Status) -> Verify:
    def verify(report: Report) -> str:
        if status not in _statuses(report):
            return f"has no check that came out as {status}"
        return "earned full points" if report.points == report.max_points else ""

    return verify


def _names(mistakes: Sequence[Mistake]) -> Verify:
    """Expect that one of the mistakes, or one that gives the same numbers, is named as a cause."""
    wanted = {name for mistake in mistakes for name in (mistake.id, *mistake.twins)}

    def verify(report: Report) -> str:
        causes = {result.cause.id for part in report.assignments for result in part.results if result.cause}
        if not causes & wanted:
            return f"none of its mistakes was named; causes: {', '.join(sorted(causes)) or 'none'}"
        return "earned full points" if report.points == report.max_points else ""

    return verify


def _zipped(files: Files) -> bytes:
    """Pack files, the same bytes every time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in files.items():
            archive.writestr(zipfile.ZipInfo(path, _EPOCH), text)
    return buffer.getvalue()
