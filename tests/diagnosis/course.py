"""What the commands of this folder share: the course, submissions made of known mistakes, and work on all cores."""

from __future__ import annotations

import ast
import functools
import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import Any, TypeVar

from grader import diagnosis
from grader.assignment import Loaded, load
from grader.course import Course
from grader.oracle import Oracle
from grader.run import Grading
from grader.spec import Mistake
from grader.target import LocalTarget, Target

Task = TypeVar("Task")
Answer = TypeVar("Answer")

COURSE = Course(Path(__file__).resolve().parents[2])
NAMES = tuple(assignment.name for assignment in COURSE.assignments())
ORACLE = Oracle()
SECONDS = 3.0
"""Wall time of one check: a mistake that loops for ever is caught by the clock."""


@functools.cache
def loaded(name: str) -> Loaded:
    """An assignment by its folder's name, or the start of it."""
    assignment = COURSE.assignment(name)
    return load(assignment.folder, assignment.file_stem)


def grading(assignment: Loaded, submission: Target | dict[str, Any], seed: int = 0) -> Grading:
    """Functions of this process, graded in it."""
    target = LocalTarget(submission) if isinstance(submission, dict) else submission
    return Grading(assignment, target, ORACLE, seed=seed, seconds=SECONDS, data=COURSE.dataset)


def right(assignment: Loaded) -> dict[str, Any]:
    """The reference's functions."""
    return {name: ORACLE.function(name) for name in assignment.exercises}


def wrong(assignment: Loaded, *mistakes: Mistake) -> dict[str, Any]:
    """A submission that makes these mistakes, and is right besides."""
    space = diagnosis.namespace(grading(assignment, {}), mistakes[0])
    for mistake in mistakes[1:]:
        exec(compile(mistake.source, f"<{mistake.id}>", "exec"), space)
    return space


def defined(mistake: Mistake) -> set[str]:
    """Every name that a mistake gives a meaning to, helpers and constants included."""
    body = ast.parse(mistake.source).body
    names = {node.name for node in body if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
    targets = [target for node in body if isinstance(node, ast.Assign) for target in node.targets]
    return names | {target.id for target in targets if isinstance(target, ast.Name)}


def touched(assignment: Loaded, mistake: Mistake) -> set[str]:
    """The exercises a mistake redefines, and its own."""
    return (defined(mistake) & set(assignment.exercises)) | {mistake.exercise}


def spread(
    work: Callable[[Task], Answer], tasks: Sequence[Task], sizes: Iterable[int], what: str
) -> Iterator[tuple[Task, Answer]]:
    """Work on all cores, largest tasks first; tells on stderr how fast it goes and how long it will take."""
    waiting = dict(sorted(zip(tasks, sizes, strict=True), key=lambda pair: -pair[1]))
    total, done, started = sum(waiting.values()), 0, time.monotonic()
    for task, answer in _answers(work, list(waiting)):
        yield task, answer
        done += waiting[task]
        rate = done / (time.monotonic() - started)
        line = f"{done}/{total} {what}, {rate:.1f}/s, {(total - done) / rate:.0f} s left"
        print(line, file=sys.stderr, flush=True)


def _answers(work: Callable[[Task], Answer], tasks: list[Task]) -> Iterator[tuple[Task, Answer]]:
    if "PYTEST_XDIST_WORKER" in os.environ:  # one of several processes already
        yield from ((task, work(task)) for task in tasks)
        return
    context = multiprocessing.get_context("spawn")  # compiled code and its threads do not survive a fork
    with ProcessPoolExecutor(os.cpu_count(), mp_context=context) as pool:
        futures = {pool.submit(work, task): task for task in tasks}
        for future in as_completed(futures):
            yield futures[future], future.result()
