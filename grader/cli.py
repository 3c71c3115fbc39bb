"""The command line. Everything that takes time to import is imported by the command that needs it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import grader

PASSED, FAILED, USAGE, FAULT, INTERRUPTED = 0, 1, 2, 3, 130

_ISOLATIONS = ("auto", "bubblewrap", "landlock", "process")
_FORMATTER = argparse.RawDescriptionHelpFormatter

_MAIN = """
examples:
  gradecheck demo                       make a class of 24 and grade it, to see what it looks like
  gradecheck run alice.zip              grade one submission
  gradecheck batch handed_in -o graded  grade a class

`gradecheck COMMAND --help` says more about each.
"""
_RUN = """Grade one submission: a .py file, a folder or a .zip archive. The files are recognised by their names, such
as activations.py; one submission may answer several assignments. The code runs in a sandbox."""
_RUN_MORE = """
examples:
  gradecheck run alice.zip
  gradecheck run homework.py --assignment 03_activations
  gradecheck run alice --html alice.html --json alice.json
  gradecheck run . --json - | jq .points
  gradecheck run --reference                        our own answers, the same way: full points
  gradecheck run . --github --junit report.xml      in a course repository's CI

exit status:
  0  everything passed         2  wrong usage, or nothing to grade at PATH
  1  something did not         3  our fault: a check broke, or the grader did
"""
_BATCH = """Grade a class: every folder, .zip and .py file in DIR is one student's submission. Results go to a gradebook
as they come, so that an interrupted run goes on when it is started again; what has not changed is not graded twice."""
_BATCH_MORE = """
writes:
  OUT/index.html            the class: who has what, what fails most, and why
  OUT/grades.csv            a row for each student
  OUT/students/NAME.html    a page for each student, and the same as .json
  OUT/gradebook.sqlite      every result, also of earlier versions of a submission

An assignment that anybody handed in counts for everybody: who has no file for it gets no points there.

examples:
  gradecheck batch handed_in -o graded
  gradecheck batch handed_in -o graded --assignment 3 -j 8
  gradecheck batch handed_in -o graded --isolation process      without bubblewrap: only for files you trust

exit status:
  0  the class is graded, whatever its points     3  our fault: a check broke, or the grader did
  2  wrong usage                                  130  interrupted; run it again to continue
"""
_DEMO = """Make a class of 24 submissions from right answers and known mistakes, grade it as batch does, and compare
each report with what was planted."""
_DEMO_MORE = """
examples:
  gradecheck demo
  gradecheck demo -o /tmp/class

exit status:
  0  every report is as it should be     3  one is not, or the grader broke
"""
_LIST_MORE = """
examples:
  gradecheck list
  gradecheck list activations
"""
_DOCTOR_MORE = """
exit status:
  0  a class can be graded safely here     1  something is missing; it says what to do
"""


class UsageError(ValueError):
    """An argument is wrong in a way that only shows when the command looks at it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Parameters
    ----------
    arguments : sequence of str, optional
        Without the program's name; by default those of the process.

    Returns
    -------
    int
        The exit status.
    """
    try:
        options = parser().parse_args(arguments)
    except SystemExit as stop:  # argparse has printed help, the version, or what is wrong
        return int(stop.code or 0)
    try:
        command: Callable[[argparse.Namespace], int] = _command(options.command)
        return command(options)
    except KeyboardInterrupt:
        _complain("interrupted")
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PASSED
    except Exception as error:
        return _explained(error)


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    # One thread: sums, and with them the last digits, must not depend on the machine, and a batch has its processes.
    for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = "1"
    if "numba" not in sys.modules:  # it refuses to hear of another number once its threads have started
        os.environ["NUMBA_NUM_THREADS"] = "1"
    from grader import commands

    command: Callable[[argparse.Namespace], int] = getattr(commands, f"{name}_command")
    return command


def _explained(error: Exception) -> int:
    """Say what went wrong: what the user can mend in one sentence, our own faults with a place to look."""
    from grader.batch import BatchError
    from grader.classroom import ClassroomError
    from grader.course import CourseError
    from grader.gradebook import GradebookError
    from grader.sandbox.isolation import IsolationError
    from grader.submission import SubmissionError

    ours = BatchError | ClassroomError | CourseError | GradebookError | IsolationError | SubmissionError
    if isinstance(error, UsageError | ours):
        _complain(str(error))
        return USAGE
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="gradecheck-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        traceback.print_exception(error, file=file)
    first = (str(error).splitlines() or [""])[0]
    _complain(
        f"this is our fault: {type(error).__name__}: {first}\nThe traceback is in {file.name}; please report it."
    )
    return FAULT


def _complain(text: str) -> None:
    from grader.report.clean import visible

    print(f"gradecheck: {visible(text)}", file=sys.stderr)


def parser() -> argparse.ArgumentParser:
    """Build the parser of all commands."""
    whole = argparse.ArgumentParser(
        prog="gradecheck",
        description="Grade neural networks written from scratch in NumPy, in a sandbox.",
        epilog=_MAIN,
        formatter_class=_FORMATTER,
        allow_abbrev=False,
    )
    whole.add_argument("--version", action="version", version=f"gradecheck {grader.__version__}")
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND", title="commands")
    _add_run(_added(commands, "run", "grade one submission", _RUN, _RUN_MORE))
    _add_batch(_added(commands, "batch", "grade a class", _BATCH, _BATCH_MORE))
    _add_list(_added(commands, "list", "list assignments, or one assignment's exercises", "", _LIST_MORE))
    _add_doctor(
        _added(commands, "doctor", "say what this machine has, and what is missing", "", _DOCTOR_MORE)
    )
    _add_demo(_added(commands, "demo", "make up a class of 24 and grade it", _DEMO, _DEMO_MORE))
    return whole


def _added(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, help_: str, text: str, more: str
) -> argparse.ArgumentParser:
    description = text or f"{help_[0].upper()}{help_[1:]}."
    return commands.add_parser(
        name, help=help_, description=description, epilog=more, formatter_class=_FORMATTER, allow_abbrev=False
    )


def _add_run(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "path", metavar="PATH", type=Path, nargs="?", help="the submission: a .py file, a folder or a .zip"
    )
    what.add_argument(
        "--reference", action="store_true", help="grade our own right answers, as if they had been handed in"
    )
    _add_grading(parser)
    parser.add_argument(
        "--json", metavar="FILE", help="write the report as JSON; - writes it, and nothing else, to stdout"
    )
    parser.add_argument("--html", metavar="FILE", type=Path, help="write the report as a page")
    parser.add_argument(
        "--all",
        action="store_true",
        help="count every assignment of the course, also those without a file: no file, no points",
    )
    parser.add_argument(
        "--junit", metavar="FILE", type=Path, help="write the report as JUnit XML, with points"
    )
    parser.add_argument(
        "--github", action="store_true", help="print GitHub annotations, and append to the step summary"
    )


def _add_batch(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "directory", metavar="DIR", type=Path, help="the folder with one submission for each student"
    )
    parser.add_argument(
        "-o", "--out", metavar="OUT", type=Path, required=True, help="where gradebook and pages go"
    )
    parser.add_argument(
        "-j", "--jobs", metavar="N", type=_positive, help="processes (default: one for each core)"
    )
    _add_grading(parser)


def _add_list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("assignment", metavar="ASSIGNMENT", nargs="?", help="list its exercises instead")
    _add_course(parser)


def _add_doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--warm",
        action="store_true",
        help="also compile every loop of the reference, so that no grading waits for it later",
    )


def _add_demo(parser: argparse.ArgumentParser) -> None:
    default = Path("gradecheck-demo")
    parser.add_argument(
        "-o", "--out", metavar="DIR", type=Path, default=default, help=f"default: ./{default}"
    )
    parser.add_argument(
        "-j", "--jobs", metavar="N", type=_positive, help="processes (default: one for each core)"
    )
    _add_isolation(parser)
    _add_course(parser)


def _add_grading(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--assignment", metavar="NAME", help="grade only this one: 03_activations, activations or 3"
    )
    parser.add_argument(
        "--seed", metavar="N", type=_natural, default=0, help="of everything drawn (default: 0)"
    )
    parser.add_argument(
        "--timeout",
        metavar="S",
        type=_seconds,
        default=10.0,
        help="seconds of wall time for one check (default: 10)",
    )
    _add_isolation(parser)
    _add_course(parser)


def _add_isolation(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--isolation",
        choices=_ISOLATIONS,
        default="auto",
        help="how code is shut away (default: the strongest there is)",
    )


def _add_course(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--course", metavar="DIR", type=Path, help="the folder that holds assignments/")


def _natural(text: str) -> int:
    return _integer(text, 0)


def _positive(text: str) -> int:
    return _integer(text, 1)


def _integer(text: str, least: int) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 9 or int(text) < least:
        raise argparse.ArgumentTypeError(f"must be an integer from {least} to 999999999. Received: {text!r}")
    return int(text)


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value <= 3600:
        raise argparse.ArgumentTypeError(f"must be a number above 0 and up to 3600. Received: {text!r}")
    return value
