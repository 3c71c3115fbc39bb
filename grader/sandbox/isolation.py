"""Choosing how a worker is shut away, and building the command that starts it.

Rungs, strongest first:

bubblewrap
    Namespaces of its own: no network, no other processes, and a read-only file system with nothing in it but
    Python, NumPy and the worker.
landlock
    A plain process that the Linux kernel lets read only Python and NumPy, and write nowhere.
process
    A plain process with resource limits and a clean environment. It can read what the user can.

On Linux every rung adds the filter of system calls described in `grader.sandbox.seal`.
"""

from __future__ import annotations

import functools
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

import numpy as np

Rung = Literal["bubblewrap", "landlock", "process"]
RUNGS: tuple[Rung, ...] = get_args(Rung)
_HERE = Path(__file__).resolve().parent
_WORKER = ("worker.py", "wire.py", "seal.py", "describe.py")
_FLAGS = ("-I", "-S", "-B")
_INSIDE = "/sandbox"
_WEAKER = {
    "landlock": "isolation: landlock. A submission can't read or write your files, "
    "but shares the machine's processes; install bubblewrap to close that too",
    "process": "isolation: process. Resource limits and a clean environment only: a submission can read what "
    "you can; install bubblewrap before grading files of people you don't know",
}


class IsolationError(RuntimeError):
    """The isolation asked for is not to be had here."""


@dataclass(frozen=True)
class _Layout:
    """Where the parts of this Python lie that a worker needs."""

    executable: Path
    stdlib: Path
    packages: Path
    libraries: tuple[Path, ...]

    @property
    def numpy(self) -> tuple[Path, ...]:
        """Return NumPy's own folders."""
        found = (self.packages / "numpy", self.packages / "numpy.libs")
        return tuple(folder for folder in found if folder.is_dir())

    @property
    def hidden(self) -> tuple[Path, ...]:
        """Return the folders of installed packages that lie below what is shown."""
        shown = (self.stdlib, *self.stdlib.parent.glob("python3*"), *Path("/usr/lib").glob("python3*"))
        folders = (parent / name for parent in shown for name in ("site-packages", "dist-packages"))
        return tuple(sorted({folder for folder in folders if folder.is_dir()}))


@functools.cache
def _layout() -> _Layout:
    base = Path(getattr(sys, "_base_executable", sys.executable)).resolve()
    stdlib = Path(sysconfig.get_path("stdlib"))
    prefix = Path(sys.base_prefix)
    system = [Path("/usr/lib"), Path("/usr/lib32"), Path("/usr/lib64"), Path("/lib"), Path("/lib64")]
    extra = [
        Path("/etc/ld.so.cache"),
        Path("/etc/alternatives"),
        *sorted((prefix / "lib").glob("libpython*")),
    ]
    libraries = tuple(path for path in system + extra if path.exists())
    return _Layout(base, stdlib, Path(np.__file__).resolve().parents[1], libraries)


@dataclass(frozen=True)
class Isolation:
    """One rung, ready for use.

    Attributes
    ----------
    rung : str
        Its name.
    notice : str
        What a person should know when it is weaker than bubblewrap; else empty.
    """

    rung: Rung
    notice: str = ""
    _users: bool = field(default=True, repr=False)

    def command(self) -> list[str]:
        """Return the command line that starts a worker."""
        layout = _layout()
        if self.rung == "bubblewrap":
            inside = [str(layout.executable), *_FLAGS, f"{_INSIDE}/worker.py", f"{_INSIDE}/packages"]
            return [*_bubblewrap(layout, self._users), *inside]
        return [str(layout.executable), *_FLAGS, str(_HERE / "worker.py"), str(layout.packages)]

    def environment(self) -> dict[str, str]:
        """Return the whole environment of a worker."""
        threads = {f"{library}_NUM_THREADS": "1" for library in ("OPENBLAS", "OMP", "MKL", "VECLIB_MAXIMUM")}
        return {"PATH": "", "HOME": "/tmp", "LANG": "C.UTF-8", "PYTHONHASHSEED": "0", **threads}

    def locks(self) -> dict[str, object]:
        """Return what `grader.sandbox.seal.seal` should do in this rung, limits aside."""
        landlock = self.rung == "landlock"
        layout = _layout()
        return {
            "landlock": landlock,
            "readable": _readable(layout) if landlock else [],
            "listable": [str(layout.stdlib)] if landlock else [],
            "writable": self.rung != "process",
            "own_users": self.rung == "bubblewrap" and self._users,
        }


def _bubblewrap(layout: _Layout, users: bool) -> list[str]:
    """Return bubblewrap's part of the command line: a file system from nothing, read-only once complete."""
    command = [
        _program() or "bwrap",
        "--unshare-all",
        "--die-with-parent",
        "--new-session",
        "--cap-drop",
        "ALL",
    ]
    command += ["--hostname", "sandbox"]
    if users:
        command += ["--uid", "65534", "--gid", "65534"]
    command += ["--dir", "/tmp", "--dir", _INSIDE, "--chdir", "/tmp"]
    command += ["--dev-bind", "/dev/null", "/dev/null", "--dev-bind", "/dev/urandom", "/dev/urandom"]
    for path in (*layout.libraries, layout.executable, layout.stdlib):
        command += _shown(path)
    for folder in layout.hidden:
        command += ["--tmpfs", str(folder), "--remount-ro", str(folder)]
    for name in _WORKER:
        command += ["--ro-bind", str(_HERE / name), f"{_INSIDE}/{name}"]
    for folder in layout.numpy:
        command += ["--ro-bind", str(folder), f"{_INSIDE}/packages/{folder.name}"]
    return [*command, "--remount-ro", "/", "--"]


def _shown(path: Path) -> list[str]:
    if path.is_symlink():
        return ["--symlink", os.readlink(path), str(path)]
    if path.is_relative_to("/usr/lib") and path != Path("/usr/lib"):
        return []  # shown with its parent
    return ["--ro-bind", str(path), str(path)]


def _readable(layout: _Layout) -> list[str]:
    """List what Landlock lets a worker read: it permits whole folders, so not those with packages."""
    hidden = set(layout.hidden)
    folders = [path for path in layout.stdlib.iterdir() if path not in hidden]
    for library in layout.libraries:
        real = library.resolve()
        if real == Path("/usr/lib"):
            folders += [path for path in real.iterdir() if not path.name.startswith("python")]
        else:
            folders.append(real)
    return [str(path) for path in (*folders, *layout.numpy, Path("/dev/urandom"))]


def _program() -> str | None:
    return shutil.which("bwrap")


@functools.cache
def _probe_bubblewrap() -> tuple[Isolation | None, str]:
    """Return bubblewrap as it works here, or None and the reason why it doesn't."""
    if sys.platform != "linux":
        return None, "bubblewrap is for Linux"
    if _program() is None:
        return None, "bubblewrap is not installed"
    reason = ""
    # Where user namespaces are forbidden, root can still do without one.
    for users in (True, False):
        candidate = Isolation("bubblewrap", _users=users)
        reason = _trial(candidate)
        if not reason:
            return candidate, ""
    return None, f"bubblewrap does not work here ({reason})"


def _trial(candidate: Isolation) -> str:
    """Run nothing in a sandbox; return what went wrong."""
    command = [*candidate.command()[:-2], "-c", ""]
    try:
        done = subprocess.run(
            command, env=candidate.environment(), capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        return str(problem)
    if done.returncode == 0:
        return ""
    return (done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1]


def _landlock() -> bool:
    if sys.platform != "linux":
        return False
    # Imported here: on Windows, where this file still says what is missing, there is nothing to seal with.
    from grader.sandbox.seal import landlock_version

    return landlock_version() > 0


def _probe(rung: Rung) -> tuple[Isolation | None, str]:
    if rung == "bubblewrap":
        return _probe_bubblewrap()
    if rung == "landlock" and not _landlock():
        return None, f"this kernel ({platform.system()} {platform.release()}) has no Landlock"
    if rung == "process" and os.name != "posix":
        return None, f"workers need a POSIX system, and this one is {platform.system()}"
    return Isolation(rung, _WEAKER[rung]), ""


def available() -> list[Rung]:
    """List the rungs that work here, strongest first; each was tried, not looked up."""
    return [rung for rung in RUNGS if _probe(rung)[0] is not None]


def choose(requested: str | None = None, *, allow_weaker: bool = False) -> Isolation:
    """Choose the isolation to grade with.

    Parameters
    ----------
    requested : str, optional
        A rung by name. Without one, the strongest that works.
    allow_weaker : bool, optional
        Whether, without a request, anything weaker than bubblewrap will do.

    Returns
    -------
    Isolation
        The rung; its ``notice`` is to be shown to whoever grades.

    Raises
    ------
    IsolationError
        What was asked for does not work here.
    """
    if requested is None:
        return _strongest(allow_weaker)
    if requested not in RUNGS:
        raise IsolationError(f"--isolation is one of {', '.join(RUNGS)}. Received: {requested!r}")
    found, reason = _probe(requested)
    if found is None:
        raise IsolationError(f"--isolation {requested}: {reason}; {_alternatives()}")
    return found


def _strongest(allow_weaker: bool) -> Isolation:
    acceptable: Sequence[Rung] = RUNGS if allow_weaker else RUNGS[:1]
    for rung in acceptable:
        found, _ = _probe(rung)
        if found is not None:
            return found
    raise IsolationError(f"no isolation fit for grading: {_probe(acceptable[0])[1]}; {_alternatives()}")


def _alternatives() -> str:
    names = " or ".join(f"--isolation {rung}" for rung in available())
    return f"this machine offers {names}" if names else "this machine offers no other"
