"""Grading one submission in the sandbox: what `gradecheck run` and every worker of a batch do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from grader import assignment
from grader.course import Assignment, Course
from grader.oracle import Oracle
from grader.run import Grading
from grader.sandbox.client import Limits, SandboxError, SandboxTarget
from grader.sandbox.isolation import Isolation
from grader.spec import AssignmentReport, Report, Result, Status
from grader.submission import Part, Submission

TOTAL_SECONDS = 300.0
"""Wall time for all checks of one file; what is not asked by then has timed out."""

OnResult = Callable[[str, Result], None]
Done = Mapping[str, Mapping[str, Result]]


def grade(
    submission: Submission,
    course: Course,
    *,
    isolation: Isolation,
    limits: Limits,
    oracle: Oracle,
    seed: int = 0,
    on_result: OnResult | None = None,
    done: Done | None = None,
) -> Report:
    """Ask every check of every file handed in.

    Parameters
    ----------
    submission : Submission
        What was handed in.
    course : Course
        Where checks and data come from.
    isolation, limits : Isolation, Limits
        How the student's code is shut away, and what each file may use.
    oracle : Oracle
        Right answers; share one over many submissions.
    seed : int
        Base seed of everything drawn.
    on_result : callable, optional
        Called with the assignment's name and each result as soon as it is known.
    done : mapping, optional
        Results of an interrupted run by assignment and check: kept, not asked again, and not announced again.

    Returns
    -------
    Report
        With one entry for each file, in the assignments' order.
    """
    parts = []
    for part in submission.parts:
        known = (done or {}).get(part.assignment.name, {})
        target = SandboxTarget(part.assignment.file_stem, part.source, isolation=isolation, limits=limits)
        loaded = assignment.load(part.assignment.folder, part.assignment.file_stem)
        grading = Grading(
            loaded,
            target,
            oracle,
            seed=seed,
            seconds=limits.seconds,
            total_seconds=TOTAL_SECONDS,
            data=course.dataset,
            done=known,
        )
        try:
            parts.append(_report(part, grading, known, on_result))
        finally:
            target.close()
    notes = (*submission.notes, *([isolation.notice] if isolation.notice else []))
    return Report(submission.name, isolation.rung, seed, tuple(parts), notes)


def completed(report: Report, asked: tuple[Assignment, ...]) -> Report:
    """Add the assignments that were asked for and not handed in, so that the total never shrinks."""
    parts = {part.name: part for part in report.assignments}
    parts |= {each.name: absent(each) for each in asked if each.name not in parts}
    return replace(report, assignments=tuple(parts[name] for name in sorted(parts)))


def absent(missing: Assignment, status: Status = Status.NOT_STARTED) -> AssignmentReport:
    """Report an assignment of which there is nothing to grade: every check counts, none earns anything."""
    checks = assignment.load(missing.folder, missing.file_stem).checks
    results = (
        Result(check.name, check.exercise.name, status, 0, check.points, check.claim) for check in checks
    )
    note = f"no {missing.file_stem}.py to grade"
    return AssignmentReport(missing.name, tuple(results), notes=(note,))


def _report(
    part: Part, grading: Grading, known: Mapping[str, Result], on_result: OnResult | None
) -> AssignmentReport:
    results = []
    for result in grading.results():
        results.append(result)
        if on_result is not None and result.check not in known:
            on_result(part.assignment.name, result)
    try:
        problem = grading.problem()
    except SandboxError as error:  # its results say so, too, as errors that cost nothing
        problem = str(error)
    return AssignmentReport(part.assignment.name, tuple(results), problem, tuple(_warned(results)))


def _warned(results: list[Result], most: int = 3) -> Iterator[str]:
    """Mention warnings of checks that passed: they cost nothing, but are worth a look."""
    where: dict[str, list[str]] = {}
    for result in results:
        for warning in result.detail.get("warnings", ()) if result.status is Status.PASSED else ():
            exercises = where.setdefault(str(warning), [])
            if result.exercise not in exercises:
                exercises.append(result.exercise)
    for warning, exercises in list(where.items())[:most]:
        others = f" and {len(exercises) - 1} more" if len(exercises) > 1 else ""
        yield f"{exercises[0]}{others} warned, which costs nothing: {warning}"
