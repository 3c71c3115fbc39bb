"""What a file's name says: which assignment it answers, whether to look at it, how to print it."""

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass

from grader.course import Assignment

_SKIPPED_FOLDERS = frozenset({"__pycache__", "__macosx", "node_modules", "site-packages", "venv"})
_RELIED_ON = {"conftest", "grader", "hypothesis", "numba", "numpy", "pytest", "reference"}
_SHADOWS = frozenset({"sitecustomize", "usercustomize"} | _RELIED_ON | sys.stdlib_module_names)
# Download folders, mail programs and learning platforms decorate names: "activations (1).py",
# "activations_v2.py", "activations - Copy.py", "Smith_Alice_1234_assignsubmission_file_activations.py".
_SUFFIX = r"(?: ?\(\d+\)|[ _-]v?\d+|(?: -)?[ _-]copy)?"
_OTHER_ARCHIVES = (".rar", ".7z", ".tar", ".tar.gz", ".tgz")


@dataclass(frozen=True)
class Match:
    """A file name that names an assignment, as it is (exact) or with something before or after."""

    assignment: Assignment
    exact: bool


def match(name: str, assignments: Iterable[Assignment]) -> Match | None:
    """Say which assignment a file answers, by its name alone.

    ``<stem>.py`` in any case is exact; ``<anything>_<stem>.py``, ``<anything>-<stem>.py``, ``<stem> (1).py``,
    ``<stem>_v2.py``, ``<stem>-2.py``, ``<stem> copy.py`` and combinations of a prefix and a suffix match too.
    ``test_<stem>.py`` is a test, not an answer.
    """
    longest_first = sorted(assignments, key=lambda assignment: -len(assignment.file_stem))
    for assignment in longest_first:
        if name.lower() == f"{assignment.file_stem}.py":
            return Match(assignment, exact=True)
    for assignment in longest_first:
        stem = re.escape(assignment.file_stem)
        found = re.fullmatch(rf"(.*[_-])?{stem}{_SUFFIX}\.py", name, re.IGNORECASE | re.DOTALL)
        if found and not is_test(found[1] or ""):
            return Match(assignment, exact=False)
    return None


def is_python(name: str) -> bool:
    """Say whether a file is Python source by its name."""
    return name.lower().endswith(".py")


def is_zip(name: str) -> bool:
    """Say whether a file is an archive that is opened, by its name."""
    return name.lower().endswith(".zip")


def is_other_archive(name: str) -> bool:
    """Say whether a file is an archive of a kind that is not opened, by its name."""
    return name.lower().endswith(_OTHER_ARCHIVES)


def is_test(name: str) -> bool:
    """Say whether a file's name without ending, or what precedes the stem in it, marks a test."""
    words = [word for word in re.split(r"[_-]", name.lower()) if word]
    return bool(words) and not {"test", "tests"}.isdisjoint((words[0], words[-1]))


def is_skipped(name: str) -> bool:
    """Say whether a file or folder is passed over: hidden, a cache, or somebody else's code."""
    return name.startswith(".") or name.lower() in _SKIPPED_FOLDERS


def is_shadow(name: str) -> bool:
    """Say whether a module of this name could stand in for one that Python, NumPy or the grader needs."""
    return name.lower() in _SHADOWS


def importance(name: str) -> tuple[int, str]:
    """Order names for the search: what can be graded first, then what can hold it, then the rest."""
    return (0 if is_python(name) else 1 if is_zip(name) else 2 if "." not in name else 3, name)


def printable(name: str, limit: int = 200) -> str:
    """Make a name safe to show: escape what is not printable (also lone surrogates), cut what is long."""
    shown = "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in name[:limit]
    )
    return shown if len(name) <= limit else shown + "..."
