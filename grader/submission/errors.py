"""What can be wrong with something handed in.

::

    SubmissionError (a ValueError)
    ├── SubmissionMissing     there is nothing at this path
    ├── WrongKind             a link, a device, or a file that is neither .py nor .zip
    ├── NothingRecognised     no file in it is one that the course asks for
    ├── TooLarge              a limit of grader.submission.limits was met
    ├── BrokenArchive         damaged, encrypted, or compressed in a way that is not read
    └── Unreadable            the operating system refused to open it
"""


class SubmissionError(ValueError):
    """Something handed in can't be graded; the message is for the person who grades."""


class SubmissionMissing(SubmissionError):
    """There is nothing at the path given."""


class WrongKind(SubmissionError):
    """What was given is not a .py file, a .zip archive or a folder."""


class NothingRecognised(SubmissionError):
    """No file of the submission is one that the course asks for."""


class TooLarge(SubmissionError):
    """Reading on would break one of the limits."""


class BrokenArchive(SubmissionError):
    """An archive, or a file in it, is damaged, encrypted or compressed in a way that is not read."""


class Unreadable(SubmissionError):
    """The operating system refused to open a file."""
