"""What each command of the command line does, once its arguments are read."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from grader import demo, doctor, outputs, warming
from grader.assignment import load
from grader.batch import Graded, Settings, batch
from grader.classroom import solution
from grader.cli import FAILED, FAULT, INTERRUPTED, PASSED, UsageError
from grader.course import Course, find_course
from grader.grade import completed, grade
from grader.gradebook import has_errors
from grader.oracle import Oracle
from grader.progress import Progress, Steps
from grader.report import clean, github, html, jsonreport, junit, text
from grader.sandbox.client import Limits
from grader.sandbox.isolation import Isolation, choose
from grader.spec import Report, Result, Status
from grader.submission import Part, Submission, find

_DEMO_SECONDS = 5.0
_TABLE_WIDTH = 63
"""Of the demo's table without a column for each assignment."""


def run_command(options: argparse.Namespace) -> int:
    """Grade one submission."""
    _check_files(options)
    course = find_course(options.course, options.path)
    submission = _submission(course, options)
    report = _noting_what_is_absent(_graded(submission, course, options), course, options)
    _write_run(report, submission, options)
    if has_errors(report):
        return FAULT
    statuses = {result.status for part in report.assignments for result in part.results}
    return PASSED if statuses == {Status.PASSED} else FAILED


def _submission(course: Course, options: argparse.Namespace) -> Submission:
    """Return what was handed in, or our own right answers as if they had been."""
    if not options.reference:
        return find(options.path, course, options.assignment)
    asked = course.assignments() if options.assignment is None else [course.assignment(options.assignment)]
    files = ((each, f"{each.file_stem}.py", solution(course, each.name)) for each in asked)
    return Submission("reference", tuple(Part(each, name, text.encode()) for each, name, text in files), ())


def _noting_what_is_absent(report: Report, course: Course, options: argparse.Namespace) -> Report:
    """Count assignments without a file if told so; else say that the total, which may look full, leaves them out."""
    present = {part.name for part in report.assignments}
    absent = [each.name for each in course.assignments() if each.name not in present]
    if options.all:
        return completed(report, course.assignments())
    one_file = options.path is not None and options.path.suffix.lower() == ".py"
    if options.assignment is not None or one_file or not absent:
        return report
    return replace(report, notes=(*report.notes, f"not handed in, and not counted: {', '.join(absent)}"))


def _check_files(options: argparse.Namespace) -> None:
    """Refuse what could not be written before time is spent on grading."""
    for name in ("json", "html", "junit"):
        path = getattr(options, name)
        if path is None or str(path) == "-":
            continue
        if not os.access(Path(path).parent, os.W_OK) or Path(path).is_dir():
            raise UsageError(
                f"--{name} must be a file in a folder that can be written to. Received: {str(path)!r}"
            )
    if options.json == "-" and options.github:
        raise UsageError("--json - writes only JSON to stdout, so that it can't be combined with --github")


def _graded(submission: Submission, course: Course, options: argparse.Namespace) -> Report:
    isolation = _isolation(options.isolation, weaker=True)
    limits = Limits(seconds=options.timeout, load_seconds=max(options.timeout, Limits.load_seconds))
    console = Console(stderr=True)
    with console.status("grading", spinner="line") as status:
        counted = 0

        def show(assignment: str, result: Result) -> None:
            nonlocal counted
            counted += 1
            status.update(f"{counted} checks  {escape(clean.one_line(f'{assignment} {result.check}', 60))}")

        return grade(
            submission,
            course,
            isolation=isolation,
            limits=limits,
            oracle=Oracle(),
            seed=options.seed,
            on_result=show,
        )


def _isolation(requested: str, *, weaker: bool) -> Isolation:
    return choose(None if requested == "auto" else requested, allow_weaker=weaker)


def _write_run(report: Report, submission: Submission, options: argparse.Namespace) -> None:
    if options.html:
        outputs.write(options.html, html.student_page(report))
    if options.junit:
        outputs.write(options.junit, junit.junit(report))
    if options.json == "-":
        sys.stdout.write(jsonreport.dumps(report))
        return
    if options.json:
        outputs.write(Path(options.json), jsonreport.dumps(report))
    if options.github:
        _print_github(report, submission, options.path)
    else:
        text.print_report(report, Console(highlight=False))


def _print_github(report: Report, submission: Submission, path: Path | None) -> None:
    """Print the report where the runner obeys nothing of it, then our own annotations."""
    console = Console(highlight=False, color_system=None, width=100)
    with console.capture() as captured:
        text.print_report(report, console)
    sys.stdout.write(github.fenced(captured.get()))
    for annotation in github.annotations(report, _paths(submission, path)):
        print(annotation)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        github.append_summary(summary, github.step_summary(report))


def _paths(submission: Submission, path: Path | None) -> Callable[[str], str | None]:
    """Return what gives an assignment's file relative to where we are; a file in an archive has no such path."""
    inside = {part.assignment.name: part.path for part in submission.parts}

    def path_of(assignment: str) -> str | None:
        if path is None or assignment not in inside:
            return None
        file = path / inside[assignment] if path.is_dir() else path
        return Path(os.path.relpath(file)).as_posix() if file.suffix.lower() == ".py" else None

    return path_of


def batch_command(options: argparse.Namespace) -> int:
    """Grade a class."""
    course = find_course(options.course, options.directory)
    if options.assignment is not None:
        course.assignment(options.assignment)
    settings = Settings(
        course,
        options.out,
        _isolation(options.isolation, weaker=False),
        Limits(seconds=options.timeout, load_seconds=max(options.timeout, Limits.load_seconds)),
        options.seed,
        options.assignment,
    )
    graded = _run_batch(options.directory, settings, options.jobs)
    if graded is None:
        return INTERRUPTED
    _print_totals(graded, settings)
    return FAULT if graded.faults else PASSED


def _run_batch(directory: Path, settings: Settings, jobs: int | None) -> Graded | None:
    """Grade with a progress bar; None when it was interrupted."""
    errors = Console(stderr=True)
    if settings.isolation.notice:
        errors.print(settings.isolation.notice, markup=False, highlight=False, soft_wrap=True)
    packages = [each.file_stem for each in settings.course.assignments()]
    if warming.cache(packages).missing:
        _warm(packages)  # once, and not in every process that grades
    try:
        return batch(directory, settings, jobs=jobs or doctor.available_cores(), progress=Progress(errors))
    except KeyboardInterrupt:
        advice = "What is finished is in the gradebook; run the same command again to continue."
        errors.print(f"interrupted. {advice}", soft_wrap=True)
        return None


def _print_totals(graded: Graded, settings: Settings) -> None:
    full = sum(report.points == report.max_points for report in graded.reports.values())
    count = len(graded.reports)
    print(
        f"{count} submissions: {full} with full points, {graded.fresh} graded now, {graded.reused} unchanged"
    )
    for name, reason in graded.unreadable.items():
        print(f"not read: {clean.one_line(name, 60)}: {clean.one_line(reason, 200)}")
    print(f"class page   {settings.out / 'index.html'}")
    print(f"table        {settings.out / 'grades.csv'}")
    print(f"gradebook    {settings.gradebook}")
    if graded.faults:
        print(
            f"{len(graded.faults)} submissions were hit by a fault of the grader: see {settings.faults}",
            file=sys.stderr,
        )


def demo_command(options: argparse.Namespace) -> int:
    """Make up a class, grade it, and say whether it came out as planned."""
    course = find_course(options.course, None)
    isolation = _isolation(options.isolation, weaker=True)
    students = demo.make_class(course)
    submissions = options.out / "submissions"
    demo.write_class(students, submissions)
    settings = Settings(
        course, options.out / "grades", isolation, Limits(seconds=_DEMO_SECONDS, load_seconds=_DEMO_SECONDS)
    )
    graded = _run_batch(submissions, settings, options.jobs)
    if graded is None:
        return INTERRUPTED
    reports = list(graded.reports.values())
    console = Console()
    console.print(_class_table(reports, students, console.width))
    print(f"submissions  {submissions}")
    _print_totals(graded, settings)
    surprises = demo.surprises(students, reports)
    for surprise in surprises:
        print(f"not as planned: {surprise}", file=sys.stderr)
    return FAULT if surprises or graded.faults else PASSED


def _class_table(reports: list[Report], students: dict[str, demo.Student], width: int) -> Table:
    parts = [part.name for part in reports[0].assignments]
    fits = _TABLE_WIDTH + 6 * len(parts) <= width  # a terminal would cut off the rest, which tells the story
    table = Table(title="A class of made-up students")
    table.add_column("submission", no_wrap=True, max_width=24)
    for name in parts if fits else ():
        table.add_column(name.partition("_")[0], justify="right", no_wrap=True, min_width=3)
    table.add_column("points", justify="right", no_wrap=True, min_width=7)
    table.add_column("what was planted")
    for report in sorted(reports, key=lambda each: -each.points):
        points = [str(part.points) for part in report.assignments if fits]
        story = students[report.submission].story if report.submission in students else ""
        table.add_row(
            escape(report.submission), *points, f"{report.points}/{report.max_points}", escape(story)
        )
    return table


def list_command(options: argparse.Namespace) -> int:
    """List assignments, or the exercises of one."""
    course = find_course(options.course, None)
    console = Console()
    if options.assignment is None:
        console.print(_assignments_table(course))
    else:
        console.print(_exercises_table(course, options.assignment))
    return PASSED


def _assignments_table(course: Course) -> Table:
    # Six columns fit into 80 without lines between them.
    table = Table("assignment", "file", box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in ("exercises", "checks", "points", "mistakes"):
        table.add_column(heading, justify="right")
    for each in course.assignments():
        loaded = load(each.folder, each.file_stem)
        numbers = (len(loaded.exercises), len(loaded.checks), loaded.max_points, len(loaded.mistakes))
        table.add_row(each.name, f"{each.file_stem}.py", *(str(number) for number in numbers))
    return table


def _exercises_table(course: Course, name: str) -> Table:
    found = course.assignment(name)
    loaded = load(found.folder, found.file_stem)
    table = Table("exercise", title=found.name)
    table.add_column("points", justify="right")
    table.add_column("checks")
    for exercise in loaded.exercises:
        checks = [check for check in loaded.checks if check.exercise.name == exercise]
        names = ", ".join(check.name.partition("/")[2] for check in checks)
        table.add_row(exercise, str(sum(check.points for check in checks)), names)
    return table


def doctor_command(options: argparse.Namespace) -> int:
    """Look at the machine."""
    if options.warm:
        Console().print(_warmed_table(_warm(None)))
    missing = 0
    for finding in doctor.examine():
        missing += finding.state == "missing"
        print(f"{finding.state:>7}  {finding.topic:<12} {finding.text}", flush=True)
        if finding.advice:
            print(f"{'':>7}  {'':<12} -> {finding.advice}")
    print(
        "\nready to grade a class"
        if not missing
        else f"\n{missing} missing: a class can't be graded safely here yet"
    )
    return FAILED if missing else PASSED


def _warm(packages: Iterable[str] | None) -> list[warming.Warmed]:
    """Compile the reference's loops, all or those of some packages, with a progress bar."""
    names = warming.modules(packages)
    finished = []
    with Steps(Console(stderr=True), "compiling", len(names)) as steps:
        for done in warming.warm(names):
            finished.append(done)
            steps.done(done.module)
    return finished


def _warmed_table(finished: list[warming.Warmed]) -> Table:
    table = Table("package", title="The reference's loops, by the types they are called with")
    for heading in ("compiled now", "found on disk", "seconds"):
        table.add_column(heading, justify="right")
    packages: dict[str, list[warming.Warmed]] = {}
    for done in finished:
        packages.setdefault(done.module.split(".")[1], []).append(done)
    for name, parts in [*packages.items(), ("together", finished)]:
        compiled, loaded = sum(part.compiled for part in parts), sum(part.loaded for part in parts)
        table.add_row(name, str(compiled), str(loaded), f"{sum(part.seconds for part in parts):.2f}")
    return table
