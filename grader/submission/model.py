"""What was handed in, as data."""

import hashlib
from dataclasses import dataclass
from functools import cached_property

from grader.course import Assignment


@dataclass(frozen=True)
class Part:
    """One file to grade.

    Attributes
    ----------
    assignment : grader.course.Assignment
        What it answers.
    path : str
        Where it was inside the submission, with ``/``; archives in archives are steps of the path.
        Characters that can't be printed are escaped.
    source : bytes
        The file as it was handed in; whether it is text, and Python, is not known yet.
    """

    assignment: Assignment
    path: str
    source: bytes


@dataclass(frozen=True)
class Submission:
    """Everything handed in by one student.

    Attributes
    ----------
    name : str
        The folder's name, or the file's without its ending.
    parts : tuple of Part
        The files to grade, at most one for each assignment, in the assignments' order.
    notes : tuple of str
        What was left aside and why, one sentence each.
    """

    name: str
    parts: tuple[Part, ...]
    notes: tuple[str, ...]

    @cached_property
    def digest(self) -> str:
        """Hash what is graded: the same files give the same digest, packed in whatever way."""
        digest = hashlib.sha256()
        for part in self.parts:
            digest.update(f"{part.assignment.name}\0{len(part.source)}\0".encode())
            digest.update(part.source)
        return digest.hexdigest()
