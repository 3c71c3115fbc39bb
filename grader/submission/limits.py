"""How much of a submission is read, whatever its headers say.

A real submission is a few source files of some ten kilobytes; the limits leave room for everything honest and
bound what a hostile one costs: at most 16 MiB are kept (sources, archives in archives, tables of contents).
"""

from grader.submission.errors import TooLarge

MIB = 1 << 20
MAX_SOURCE = 1 * MIB
"""Bytes of one source file, counted while they are read."""
MAX_SOURCES = 4 * MIB
"""Bytes of all source files together."""
MAX_NESTED = 8 * MIB
"""Bytes of all archives that lie in other archives, together."""
MAX_DIRECTORIES = 4 * MIB
"""Bytes of all archives' tables of contents, together; about 40,000 entries with usual names."""
MAX_ENTRIES = 2_000
"""Files and folders looked at."""
MAX_LISTED = 100_000
"""Names listed in one folder, to sort them: a folder of data must not hide the file beside it."""
MAX_LEVELS = 8
"""Folders within folders, an archive counting as one."""
TOO_DEEP = f"looked {MAX_LEVELS} levels deep only: there are files below that"
"""The note on what the limit before hides."""
MAX_ARCHIVES = 16
"""Archives opened."""
MAX_NOTES = 20
"""Notes kept."""


class Allowance:
    """A number of bytes that may still be read.

    Parameters
    ----------
    limit : int
        Bytes in all.
    what : str
        What they are read for, in words that complete "... take more than 1 MiB".
    """

    def __init__(self, limit: int, what: str) -> None:
        self.limit = limit
        self.left = limit
        self._what = what

    def spend(self, size: int) -> None:
        """Take bytes off.

        Raises
        ------
        TooLarge
            If fewer are left.
        """
        if size > self.left:
            raise TooLarge(f"{self._what} take more than {self.limit / MIB:.3g} MiB")
        self.left -= size
