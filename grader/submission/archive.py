"""Archives, read in memory: a name in one is never a path on disk, and a size in one is never believed."""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import BinaryIO

from grader.submission import tree
from grader.submission.errors import BrokenArchive, SubmissionError, TooLarge, WrongKind
from grader.submission.limits import MAX_LEVELS, MIB, TOO_DEEP, Allowance
from grader.submission.naming import importance, is_skipped, printable

_ENCRYPTED = 0x1
# bzip2 and LZMA make a hundred megabytes of four kilobytes before a limit on the output can act.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_SLACK = 1 << 16
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
)


class Metered:
    """A file that stops giving bytes when an allowance is used up, for zipfile to read from."""

    def __init__(self, raw: BinaryIO, allowance: Allowance) -> None:
        self._raw = raw
        self.allowance = allowance

    def read(self, size: int = -1, /) -> bytes:
        """Read at most what the allowance has left.

        A size that a header made up must not reserve memory, hence the bound before reading.
        """
        most = self.allowance.left + 1
        content = self._raw.read(most if size < 0 else min(size, most))
        self.allowance.spend(len(content))
        return content

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Move as the file below does."""
        return self._raw.seek(offset, whence)

    def tell(self) -> int:
        """Say where the file below stands."""
        return self._raw.tell()

    def seekable(self) -> bool:
        """Say that it is: zipfile asks."""
        return True


@dataclass(frozen=True)
class ZipMember(tree.File):
    """One file of an archive."""

    parts: tuple[str, ...]
    archive: zipfile.ZipFile
    info: zipfile.ZipInfo
    meter: Metered
    session: tree.Session

    def read(self, limit: int) -> bytes:
        """Unpack it into memory, but never more than one byte beyond the limit."""
        if self.info.flag_bits & _ENCRYPTED:
            raise BrokenArchive("it is encrypted")
        if self.info.compress_type not in _METHODS:
            raise BrokenArchive("it is compressed by a method other than deflate")
        # Compressed data that outweighs what it holds is padding, made to keep the reader busy.
        self.meter.allowance = Allowance(limit + _SLACK, "its compressed bytes")
        with _damage_named(), self.archive.open(self.info) as stream:
            content = stream.read(limit + 1)
        if len(content) > limit:
            raise TooLarge(f"it is larger than {limit / MIB:.3g} MiB")
        return content

    def stream(self) -> BinaryIO:
        """Unpack an archive that lies in this one."""
        content = self.read(self.session.nested.left)
        self.session.nested.spend(len(content))
        return io.BytesIO(content)


@dataclass
class ZipFolder(tree.Folder):
    """An archive, or a folder in it, by the names in its table of contents."""

    parts: tuple[str, ...]
    found: dict[str, ZipMember | ZipFolder] = field(default_factory=dict)

    def children(self) -> list[tree.File | tree.Folder]:
        """List files and folders, the most promising names first."""
        return [self.found[name] for name in sorted(self.found, key=importance)]

    def add(self, steps: tuple[str, ...], member: ZipMember) -> bool:
        """Put a file at a path below this folder; say whether something was there already."""
        folder = self
        for name in steps[:-1]:
            below = folder.found.get(name)
            if not isinstance(below, ZipFolder):
                below = folder.found[name] = ZipFolder((*folder.parts, name))
            folder = below
        before = folder.found.get(steps[-1])
        if not isinstance(before, ZipFolder):
            folder.found[steps[-1]] = member
        return before is not None


def open_archive(file: tree.File, prefix: tuple[str, ...], session: tree.Session) -> ZipFolder:
    """Read an archive's table of contents; the paths of what is in it start with `prefix`.

    Raises
    ------
    SubmissionError
        If it is damaged, or if its table of contents is too large.
    """
    meter = Metered(file.stream(), session.directories)
    with _damage_named():
        archive = session.opened.enter_context(zipfile.ZipFile(meter))
    root = ZipFolder(prefix)
    for info in archive.infolist():
        try:
            steps = _steps(info)
        except WrongKind as error:
            session.note(str(error))
            continue
        if info.filename.endswith(("/", "\\")) or not steps or any(map(is_skipped, steps)):
            continue
        if len(steps) > MAX_LEVELS:
            session.note(TOO_DEEP)
        else:
            member = ZipMember((*prefix, *steps), archive, info, meter, session)
            # The last one is what unpacking the archive would leave on disk.
            if root.add(steps, member):
                shown = printable("/".join(steps))
                session.note(f"{shown} is in the archive more than once: only the last one was looked at")
    return root


def _steps(info: zipfile.ZipInfo) -> tuple[str, ...]:
    """Split an entry's name, with either slash; refuse one that points out of the archive, and links."""
    name = info.filename.replace("\\", "/")
    steps = tuple(step for step in name.split("/") if step not in ("", "."))
    if name.startswith("/") or ".." in steps or re.match("[A-Za-z]:", name):
        raise WrongKind(f"refused {printable(info.filename)}: the archive names a file outside itself")
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind == stat.S_IFLNK:
        raise WrongKind(f"ignored {printable(name)}: a symbolic link is not followed")
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise WrongKind(f"ignored {printable(name)}: it is not a regular file")
    return steps


@contextmanager
def _damage_named() -> Iterator[None]:
    """Turn whatever zipfile raises on damaged input into one error."""
    try:
        yield
    except SubmissionError:
        raise
    except _DAMAGE as error:
        raise BrokenArchive(f"the archive is damaged: {printable(str(error))}") from None
