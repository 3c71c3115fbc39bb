"""What the search sees: files and folders, on disk or in an archive, and what it may spend on them."""

from abc import ABC, abstractmethod
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import BinaryIO

from grader.submission.limits import MAX_DIRECTORIES, MAX_NESTED, MAX_NOTES, MAX_SOURCES, Allowance


class File(ABC):
    """A regular file. Opening it, not finding it, raises a SubmissionError."""

    parts: tuple[str, ...]
    """The steps from the submission's root to the file, its name last."""

    @abstractmethod
    def read(self, limit: int) -> bytes:
        """Read all of it, or raise TooLarge after `limit` bytes."""

    @abstractmethod
    def stream(self) -> BinaryIO:
        """Open it for random access, until the session ends."""


class Folder(ABC):
    """A folder, or an opened archive."""

    parts: tuple[str, ...]
    """The steps from the submission's root to the folder; none for the root."""

    @abstractmethod
    def children(self) -> "list[File | Folder]":
        """List what lies directly in it, the most promising names first."""


@dataclass
class Session:
    """What one search has noted, what it may still read, and what it has to close."""

    notes: dict[str, None] = field(default_factory=dict)
    sources: Allowance = field(default_factory=lambda: Allowance(MAX_SOURCES, "all source files"))
    nested: Allowance = field(default_factory=lambda: Allowance(MAX_NESTED, "archives in archives"))
    directories: Allowance = field(
        default_factory=lambda: Allowance(MAX_DIRECTORIES, "the archives' tables of contents")
    )
    archives: int = 0
    opened: ExitStack = field(default_factory=ExitStack)

    def note(self, text: str) -> None:
        """Keep an observation, once, and while there is room."""
        if len(self.notes) <= MAX_NOTES:
            self.notes.setdefault(text)

    def shown_notes(self) -> tuple[str, ...]:
        """List the observations, the first of them when there are many."""
        notes = tuple(self.notes)
        if len(notes) <= MAX_NOTES:
            return notes
        return (*notes[:MAX_NOTES], "more observations like these were left out")
