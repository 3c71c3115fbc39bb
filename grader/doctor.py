"""``gradecheck doctor``: what this machine has for grading, what is missing, and what to do about it."""

from __future__ import annotations

import ctypes.util
import importlib
import importlib.metadata
import importlib.util
import os
import platform
import sqlite3
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import grader
from grader import warming
from grader.course import CourseError, find_course
from grader.sandbox.client import Limits, SandboxError, SandboxTarget
from grader.sandbox.isolation import RUNGS, Isolation, IsolationError, choose

_OLDEST_PYTHON = (3, 11)
_NEEDED = ("numpy", "numba", "hypothesis", "pytest", "rich", "jinja2")
_INSTALL = {
    "linux": "install bubblewrap (Debian, Ubuntu: `apt install bubblewrap`; Fedora: `dnf install bubblewrap`)",
}
_SLOW_START = 1.0


@dataclass(frozen=True)
class Finding:
    """One thing looked at. Only what is "missing" keeps a class from being graded safely."""

    state: Literal["ok", "note", "missing"]
    topic: str
    text: str
    advice: str = ""


def examine() -> Iterator[Finding]:
    """Look at everything, one finding at a time: some take a moment."""
    yield from _python()
    yield from _packages()
    yield from _isolation()
    yield _course()
    yield _cores()
    yield _cache()
    yield _gpu()


def _python() -> Iterator[Finding]:
    version = f"Python {platform.python_version()} on {platform.system()} {platform.release()}, {platform.machine()}"
    old = sys.version_info < _OLDEST_PYTHON
    advice = "use Python 3.11 or newer" if old else ""
    yield Finding("ok", "gradecheck", grader.__version__)
    yield Finding("missing" if old else "ok", "Python", version, advice)
    yield Finding("ok", "SQLite", sqlite3.sqlite_version)


def _packages() -> Iterator[Finding]:
    for name in _NEEDED:
        try:
            yield Finding("ok", name, importlib.metadata.version(name))
        except importlib.metadata.PackageNotFoundError:
            yield Finding("missing", name, "not installed", f"install it: `pip install {name}`")


def _isolation() -> Iterator[Finding]:
    """Try every rung, and start a worker in the one that would be used."""
    found: list[Isolation] = []
    for rung in RUNGS:
        try:
            found.append(choose(rung))
            yield Finding("ok", rung, "works")
        except IsolationError as error:
            reason = str(error).removeprefix(f"--isolation {rung}: ").partition(";")[0]
            advice = _INSTALL.get(sys.platform, "") if rung == "bubblewrap" else ""
            yield Finding("note", rung, reason, advice)
    if not found:
        advice = "grade on Linux or macOS, or in a Linux container"
        yield Finding("missing", "isolation", "no submission can be shut away here", advice)
        return
    best = found[0]
    yield _worker(best)
    if best.rung == "bubblewrap":
        yield Finding("ok", "isolation", "run, demo and batch use bubblewrap")
    else:
        yield Finding(
            "missing",
            "isolation",
            f"run and demo would use {best.rung}, with a notice; batch refuses unless told --isolation {best.rung}",
            _INSTALL.get(sys.platform, "grade files of people you don't know on Linux, with bubblewrap"),
        )


def _worker(isolation: Isolation) -> Finding:
    target = SandboxTarget("probe", b"import numpy\n", isolation=isolation, limits=Limits())
    started = time.perf_counter()
    try:
        reply = target.load()
    except SandboxError as error:
        return Finding(
            "missing", "worker", str(error), "report this: the isolation works, the worker does not"
        )
    finally:
        target.close()
    seconds = time.perf_counter() - started
    if reply.outcome != "returned":
        return Finding("missing", "worker", f"{reply.outcome}: {reply.message}", "report this")
    text = f"ready in {seconds:.2f} s in {isolation.rung}"
    return Finding("ok" if seconds < _SLOW_START else "note", "worker", text)


def _course() -> Finding:
    try:
        course = find_course(None, None)
    except CourseError as error:
        return Finding(
            "note",
            "course",
            str(error),
            "stand in the course's folder, or name it to run and batch with --course DIR",
        )
    names = ", ".join(assignment.name for assignment in course.assignments())
    return Finding("ok", "course", f"{course.root}: {names}")


def _cores() -> Finding:
    count = available_cores()
    return Finding(
        "ok", "cores", f"{count}: batch starts as many processes, with single-threaded linear algebra"
    )


def available_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _cache() -> Finding:
    """Look whether the reference's loops are compiled already; the first run does it, and takes longer."""
    spec = importlib.util.find_spec("reference")
    if spec is None or not spec.submodule_search_locations:
        advice = "grading needs the reference package: install gradecheck from its repository"
        return Finding("missing", "reference", "not installed", advice)
    kept = warming.cache()
    count = len(kept.loops) - len(kept.missing)
    text = f"{count} of {len(kept.loops)} compiled loops in {kept.folder} ({kept.size / 2**20:.1f} MiB)"
    if not kept.missing:
        return Finding("ok", "Numba cache", text)
    if not kept.writable:
        return Finding("note", "Numba cache", text, "not writable: set NUMBA_CACHE_DIR to a folder that is")
    advice = "`gradecheck doctor --warm` compiles the rest; else it is compiled when first used"
    return Finding("note", "Numba cache", text, advice)


def _gpu() -> Finding:
    """Ask Numba for a GPU, unless there is no driver, which is found out faster."""
    if not (ctypes.util.find_library("cuda") or ctypes.util.find_library("nvcuda")):
        return Finding("note", "GPU", "no NVIDIA driver; the kernels run on the CPU, and nothing needs more")
    try:
        cuda: Any = importlib.import_module("numba.cuda")
        if cuda.is_available():
            return Finding("ok", "GPU", str(cuda.get_current_device().name))
        return Finding("note", "GPU", "there is a driver, but Numba can't use it", "see `numba -s`")
    except Exception as error:  # a broken driver or toolkit may fail in any way, and nothing depends on it
        return Finding("note", "GPU", f"there is a driver, but Numba can't use it: {error}", "see `numba -s`")
