"""From a submission's root to every file in it, the ones nearest the top first."""

from collections.abc import Iterator

from grader.submission.archive import open_archive
from grader.submission.errors import SubmissionError
from grader.submission.limits import MAX_ARCHIVES, MAX_ENTRIES, MAX_LEVELS, TOO_DEEP
from grader.submission.naming import is_other_archive, is_zip, printable
from grader.submission.tree import File, Folder, Session


def walk(root: Folder, session: Session) -> Iterator[File]:
    """Go through a submission level by level, archives in it included.

    Breadth first: whatever is buried deeper, the files at the top are seen before a limit ends the search.
    """
    level = [root]
    looked = 0
    for _ in range(MAX_LEVELS):
        below: list[File | Folder] = []
        for child in (child for folder in level for child in folder.children()):
            looked += 1
            if looked > MAX_ENTRIES:
                session.note(f"looked at the first {MAX_ENTRIES:,} files and folders only: there are more")
                return
            if isinstance(child, Folder) or is_zip(child.parts[-1]):
                below.append(child)
            elif is_other_archive(child.parts[-1]):
                session.note(f"ignored {printable('/'.join(child.parts))}: only .zip archives are opened")
            else:
                yield child
        level = [folder for found in below if (folder := _enter(found, session)) is not None]
    if level:
        session.note(TOO_DEEP)


def _enter(found: File | Folder, session: Session) -> Folder | None:
    """Open what is an archive; note the one that can't be opened and go on."""
    if isinstance(found, Folder):
        return found
    session.archives += 1
    if session.archives > MAX_ARCHIVES:
        session.note(f"opened the first {MAX_ARCHIVES} archives only: there are more")
        return None
    try:
        return open_archive(found, found.parts, session)
    except SubmissionError as error:
        session.note(f"ignored {printable('/'.join(found.parts))}: {error}")
        return None
