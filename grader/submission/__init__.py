"""Finding, unpacking and hashing what was handed in. Nothing here executes it, or writes any of it to disk.

The result of `find` is data: the bytes of the files to grade, and notes on what was left aside.
"""

from grader.submission.errors import (
    BrokenArchive,
    NothingRecognised,
    SubmissionError,
    SubmissionMissing,
    TooLarge,
    Unreadable,
    WrongKind,
)
from grader.submission.finding import entries, find
from grader.submission.model import Part, Submission

__all__ = [
    "BrokenArchive",
    "NothingRecognised",
    "Part",
    "Submission",
    "SubmissionError",
    "SubmissionMissing",
    "TooLarge",
    "Unreadable",
    "WrongKind",
    "entries",
    "find",
]
