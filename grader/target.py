"""The one narrow interface through which checks speak to a submission, and its in-process end.

`LocalTarget` runs a student's file here, for practice: breakpoints and prints work, and nothing is contained.
The other end, `grader.sandbox.client.SandboxTarget`, is the one that grades. Checks can't tell them apart.
"""

from __future__ import annotations

import contextlib
import functools
import importlib.util
import linecache
import signal
import sys
import threading
import time
import types
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol, cast

import numpy as np

from grader.sandbox import describe
from grader.sandbox.wire import Handle, Rng, WireError, copied

Outcome = Literal["returned", "raised", "timeout", "memory", "died", "garbled"]


@dataclass(frozen=True)
class Frame:
    """One line of the student's file that was being run when an exception was raised."""

    line: int
    source: str
    function: str


@dataclass(frozen=True)
class Raised:
    """An exception as data: the names of its class and bases (its own first), and where it came from."""

    kinds: tuple[str, ...]
    message: str
    frames: tuple[Frame, ...] = ()


@dataclass(frozen=True)
class Reply:
    """What came of loading a file or calling a function.

    ``value`` holds for "returned", ``raised`` for "raised"; for the other outcomes ``message`` is a sentence
    for the teacher. ``arguments`` are those that the call was asked to report, as they were afterwards.
    ``still_in`` is the loop, or else the function, that had not ended at "timeout", where that is known.
    """

    outcome: Outcome
    value: object = None
    arguments: tuple[object, ...] = ()
    raised: Raised | None = None
    printed: str = ""
    warnings: tuple[str, ...] = ()
    message: str = ""
    seconds: float = 0.0
    still_in: tuple[Frame, ...] = ()
    exception: BaseException | None = field(default=None, compare=False, repr=False)


class Target(Protocol):
    """A submission that can be asked."""

    rung: str

    def begin(self, seconds: float) -> None:
        """Start a check: set its deadline, forget what earlier checks kept, recover from what they broke."""

    def load(self) -> Reply:
        """Run the file once; ask again and the first outcome comes back.

        The value is ``{"functions": [their names]}``.
        """

    def call(
        self,
        function: str,
        args: Sequence[object],
        *,
        opaque: bool = False,
        discard: bool = False,
        report: Sequence[int] = (),
        driver: str = "",
        beside: Sequence[str] = (),
    ) -> Reply:
        """Call a function of the submission with positional arguments.

        Parameters
        ----------
        function : str
            Its name.
        args : sequence
            Data, Handles from earlier replies, and Rng for a generator with that seed.
        opaque : bool, optional
            The last item of the returned tuple stays with the submission, and comes back as a Handle.
        discard : bool, optional
            What stays is forgotten at once: its Handle has id 0 and can't be used.
        report : sequence of int, optional
            Indices of the arguments to send back as they are after the call.
        driver : str, optional
            Source of a function that is called in its place, with the function and then the arguments.
        beside : sequence of str, optional
            Names of further functions that the driver is given, between the function and the arguments.
        """

    def close(self) -> None:
        """End the process, if there is one."""


class _TimeUp(BaseException):
    """Raised inside a student's code by the practice clock; knows what it interrupted."""

    def __init__(self, still_in: tuple[Frame, ...]) -> None:
        super().__init__()
        self.still_in = still_in


class LocalTarget:
    """A student's file, or a namespace of functions, run in this process. Practice, not evidence.

    Parameters
    ----------
    source : Path, str or mapping
        The file, or the functions by name.
    quits : tuple of exception classes, optional
        What ends the session as Ctrl-C does, instead of being an answer: quitting a debugger.
    """

    rung = "none"
    timed = True
    """Whether calls have a deadline: not once somebody has been at work with a debugger in any of them."""

    def __init__(
        self, source: Path | str | Mapping[str, object], *, quits: tuple[type[BaseException], ...] = ()
    ) -> None:
        self._quits = quits
        self._path = None if isinstance(source, Mapping) else Path(source).resolve()
        self._namespace: Mapping[str, object] = source if isinstance(source, Mapping) else {}
        self._kept: dict[int, object] = {}
        self._next = 1
        self._deadline: float | None = None
        self._loaded: Reply | None = None

    def begin(self, seconds: float) -> None:
        """Start a check that may take so many seconds."""
        self._deadline = time.monotonic() + seconds
        self._kept.clear()

    def load(self) -> Reply:
        """Run the file once."""
        if self._loaded is None:
            self._loaded = self._run(self._import, [], False, False, ())
        return self._loaded

    def call(
        self,
        function: str,
        args: Sequence[object],
        *,
        opaque: bool = False,
        discard: bool = False,
        report: Sequence[int] = (),
        driver: str = "",
        beside: Sequence[str] = (),
    ) -> Reply:
        """Call a function on copies of the arguments; see `Target.call`."""
        loaded = self.load()
        if loaded.outcome != "returned":
            return loaded
        try:
            own = [self._own(value) for value in args]
        except KeyError:
            return Reply("died", message="a value kept from an earlier call is gone")
        for name in (function, *beside):
            if self._namespace.get(name) is None:
                return missing(name)
        function_ = cast(Callable[..., object], self._namespace[function])
        if driver:
            others = [self._namespace[name] for name in beside]
            function_ = functools.partial(describe.driver(driver, {"np": np}), function_, *others)
        return self._run(function_, own, opaque, discard, report)

    @staticmethod
    def stop_clocks() -> None:
        """Let this call and all that follow take as long as they like: nobody debugs in ten seconds."""
        LocalTarget.timed = False
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)

    def close(self) -> None:
        """Forget what was kept."""
        self._kept.clear()

    def _own(self, value: object) -> object:
        if type(value) is Handle:
            return self._kept[value.id]
        if type(value) is Rng:
            return np.random.default_rng(value.seed)
        return copied(value)

    def _keep(self, value: object, discard: bool = False) -> Handle:
        name = type(value).__name__
        if discard:
            return Handle(0, name)
        self._next, identity = self._next + 1, self._next
        self._kept[identity] = value
        return Handle(identity, name)

    def _import(self) -> object:
        """Run the file as a module, under its own name, so that debuggers find its lines."""
        if self._path is not None:
            name = self._path.stem
            text = importlib.util.decode_source(self._path.read_bytes())
            linecache.checkcache(str(self._path))
            module = types.ModuleType(name)
            module.__file__ = str(self._path)
            sys.modules[name] = module
            exec(compile(text, str(self._path), "exec", dont_inherit=True), module.__dict__)
            self._namespace = module.__dict__
        return {"functions": describe.functions(self._namespace)}

    def _run(
        self,
        function: Callable[..., object],
        args: list[object],
        opaque: bool,
        discard: bool,
        report: Sequence[int],
    ) -> Reply:
        started = time.perf_counter()
        filename = None if self._path is None else str(self._path)
        state = np.geterr()
        try:
            with warnings.catch_warnings(), _clock(self._deadline, filename):
                # Our own tests turn warnings into errors; a student's warning never costs points.
                warnings.simplefilter("ignore")
                value = function(*args)
            reply = self._reply(value, args, opaque, discard, report)
        except self._quits as error:
            raise KeyboardInterrupt from error
        except _TimeUp as rang:
            reply = Reply("timeout", message="the time limit was reached", still_in=rang.still_in)
        except MemoryError as error:
            reply = Reply("memory", message="the file asked for more memory than there is", exception=error)
        except WireError as error:
            reply = Reply("garbled", message=str(error))
        except (Exception, SystemExit, GeneratorExit) as error:
            reply = Reply("raised", raised=raised_from(describe.exception(error, filename)), exception=error)
        finally:
            np.seterr(**state)
        object.__setattr__(reply, "seconds", time.perf_counter() - started)
        return reply

    def _reply(
        self, value: object, args: list[object], opaque: bool, discard: bool, report: Sequence[int]
    ) -> Reply:
        def keep(item: object) -> Handle:
            return self._keep(item, discard)

        if opaque and isinstance(value, tuple) and value:
            data = cast("tuple[object, ...]", copied(tuple(value[:-1]), keep))
            result: object = (*data, keep(value[-1]))
        else:
            result = copied(value, keep)
        return Reply("returned", result, tuple([copied(args[index], keep) for index in report]))


def missing(function: str) -> Reply:
    """Return the reply for a function that the file does not define."""
    return Reply("raised", raised=Raised(("AttributeError",), f"the file defines no {function}"))


def raised_from(description: Mapping[str, Any]) -> Raised:
    """Build a Raised from what `describe.exception` says."""
    frames = frames_from(description["frames"])
    kinds = tuple(str(kind) for kind in description["kinds"])
    return Raised(kinds, str(description["message"]), frames)


def frames_from(described: Sequence[Sequence[Any]]) -> tuple[Frame, ...]:
    """Build Frames from what `describe` says."""
    return tuple(Frame(int(line), str(source), str(name)) for line, source, name in described)


@contextlib.contextmanager
def _clock(deadline: float | None, filename: str | None) -> Iterator[None]:
    """Raise _TimeUp in the main thread at the deadline, unless a debugger is at work.

    It can't stop a compiled loop, and code that swallows everything outlives it: the sandbox has neither
    weakness. It repeats, so that one `except BaseException` in a loop does not disarm it.
    """
    on_main_thread = threading.current_thread() is threading.main_thread()
    timed = deadline is not None and LocalTarget.timed and not _debugging()
    if deadline is None or not timed or not hasattr(signal, "setitimer") or not on_main_thread:
        yield
        return

    def ring(signum: int, frame: types.FrameType | None) -> None:
        if not _debugging():
            raise _TimeUp(frames_from(describe.still_in(frame, filename)))
        LocalTarget.stop_clocks()

    previous = signal.signal(signal.SIGALRM, ring)
    try:
        signal.setitimer(signal.ITIMER_REAL, max(deadline - time.monotonic(), 1e-3), 0.5)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


def _debugging() -> bool:
    """Whether a debugger traces this thread, or, from Python 3.12 on, monitors the interpreter."""
    monitoring = getattr(sys, "monitoring", None)
    return sys.gettrace() is not None or bool(monitoring and monitoring.get_tool(monitoring.DEBUGGER_ID))
