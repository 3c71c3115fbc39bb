"""Folders and files on disk, without following a link or opening anything but a regular file."""

import itertools
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from grader.submission import tree
from grader.submission.errors import SubmissionError, TooLarge, Unreadable, WrongKind
from grader.submission.limits import MAX_LISTED, MIB
from grader.submission.naming import importance, is_skipped, printable

# Not every system has every flag. O_NONBLOCK: opening a FIFO that takes a file's place must not wait.
_FILE_FLAGS = os.O_RDONLY
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
    _FILE_FLAGS |= getattr(os, _name, 0)
_FOLDER_FLAGS = _FILE_FLAGS | getattr(os, "O_DIRECTORY", 0)


@dataclass(frozen=True)
class DiskFile(tree.File):
    """A regular file below a folder."""

    root: Path
    parts: tuple[str, ...]
    session: tree.Session

    def read(self, limit: int) -> bytes:
        """Read it, but never more than one byte beyond the limit."""
        with self._open() as file:
            try:
                content = file.read(limit + 1)
            except OSError as error:
                raise Unreadable(f"it can't be read: {error.strerror}") from None
        if len(content) > limit:
            raise TooLarge(f"it is larger than {limit / MIB:.3g} MiB")
        return content

    def stream(self) -> BinaryIO:
        """Open it until the search ends."""
        return self.session.opened.enter_context(self._open())

    def _open(self) -> BinaryIO:
        try:
            descriptor = _open_below(self.root, self.parts)
        except OSError as error:
            raise Unreadable(f"it can't be opened: {error.strerror}") from None
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise WrongKind("it is not a regular file")
        return os.fdopen(descriptor, "rb")


@dataclass(frozen=True)
class DiskFolder(tree.Folder):
    """A folder below the submission's root, or the root itself."""

    root: Path
    parts: tuple[str, ...]
    session: tree.Session

    def children(self) -> list[tree.File | tree.Folder]:
        """List files and folders; links and devices are noted and left alone."""
        found: list[tree.File | tree.Folder] = []
        for entry in sorted(self._listed(), key=lambda entry: importance(entry.name)):
            try:
                found.append(self._child(entry))
            except SubmissionError as error:
                self.session.note(str(error))
        return found

    def _listed(self) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(self.root.joinpath(*self.parts)) as listing:
                listed = list(itertools.islice(listing, MAX_LISTED + 1))
        except OSError as error:
            shown = printable("/".join(self.parts)) or "the folder itself"
            self.session.note(f"ignored {shown}: it can't be listed ({error.strerror})")
            return []
        if len(listed) > MAX_LISTED:
            self.session.note(f"looked at the first {MAX_LISTED:,} names of a folder only")
        return [entry for entry in listed[:MAX_LISTED] if not is_skipped(entry.name)]

    def _child(self, entry: os.DirEntry[str]) -> "DiskFile | DiskFolder":
        parts = (*self.parts, entry.name)
        shown = printable("/".join(parts))
        if entry.is_symlink():
            raise WrongKind(f"ignored {shown}: a symbolic link is not followed")
        if entry.is_dir(follow_symlinks=False):
            return DiskFolder(self.root, parts, self.session)
        if not entry.is_file(follow_symlinks=False):
            raise WrongKind(f"ignored {shown}: it is not a regular file")
        return DiskFile(self.root, parts, self.session)


def _open_below(root: Path, parts: tuple[str, ...]) -> int:
    """Open a file step by step, so that no link is followed even if one was put there meanwhile."""
    if os.open not in os.supports_dir_fd:
        return os.open(root.joinpath(*parts), _FILE_FLAGS)
    folder = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for name in parts[:-1]:
            below = os.open(name, _FOLDER_FLAGS, dir_fd=folder)
            os.close(folder)
            folder = below
        return os.open(parts[-1], _FILE_FLAGS, dir_fd=folder)
    finally:
        os.close(folder)
