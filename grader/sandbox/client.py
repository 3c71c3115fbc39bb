"""The grader's end of a sandboxed submission: it starts the worker, asks, keeps the clock, and kills.

Nothing that the worker says is trusted: a reply is decoded as data, checked field by field, and never a
verdict. A worker that dies or is killed costs the call it happened in; the next one starts another.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import select
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from grader.sandbox import wire
from grader.sandbox.isolation import Isolation
from grader.target import Frame, Outcome, Raised, Reply, frames_from, raised_from

_START_SECONDS = 30.0
_CHUNK = 2**20
_FROM_WORKER = ("returned", "raised", "memory", "garbled", "timeout")
_GRACE_SECONDS = 0.5  # between the deadline, when the worker's own clock says where it is, and its end
_TIME_UP = "the time limit was reached"
_MAX_PRINTED = 5000
_MAX_SENTENCE = 200


class SandboxError(RuntimeError):
    """A worker can't be started: our fault or the machine's, never the submission's."""


@dataclass(frozen=True)
class Limits:
    """What a submission may use.

    Attributes
    ----------
    seconds : float
        Wall time of a check that does not say otherwise.
    load_seconds : float
        Wall time for running the file once.
    memory : int
        Bytes of address space beyond what Python and NumPy take.
    processes : int
        Processes and threads, where the system counts them for each worker.
    file_size : int
        Bytes of a file it writes; the file systems shown to it are read-only besides.
    cpu : int
        Seconds of processor time in all, over every worker of the submission.
    """

    seconds: float = 10.0
    load_seconds: float = 10.0
    memory: int = 2 * 2**30
    processes: int = 64
    file_size: int = 0
    cpu: int = 600


class _Ended(Exception):
    """The worker closed its end."""


class _Late(Exception):
    """The deadline passed."""


class _Worker:
    """One process, from start to kill. It belongs to the thread that started it, and dies with it."""

    def __init__(self, isolation: Isolation, limits: Limits, cpu: int) -> None:
        self.process = subprocess.Popen(
            isolation.command(),
            env=isolation.environment(),
            cwd="/",
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            start_new_session=True,
        )
        pipes = [self.process.stdin, self.process.stdout, self.process.stderr]
        self.to, self.back, self.errors = (cast(Any, pipe).fileno() for pipe in pipes)
        for descriptor in (self.to, self.back, self.errors):
            os.set_blocking(descriptor, False)
        self.cpu = cpu
        self.cpu_used = 0.0
        self.busy = 0.0
        settings = {
            "memory": limits.memory,
            "processes": limits.processes,
            "file_size": limits.file_size,
            "cpu": cpu,
        }
        self._get_ready({**settings, **isolation.locks()})

    def _get_ready(self, settings: dict[str, object]) -> None:
        deadline = time.monotonic() + _START_SECONDS
        try:
            self.send(wire.encode(settings), deadline)
            reply = self.receive(deadline)
        except (_Ended, _Late, wire.WireError) as problem:
            why = self._complaint() or type(problem).__name__.strip("_").lower()
            self.kill()
            raise SandboxError(f"the sandbox did not start: {why}") from None
        if not isinstance(reply, dict) or reply.get("outcome") != "ready":
            self.kill()
            raise SandboxError("the sandbox did not start: its first message is not the expected one")

    def _complaint(self) -> str:
        with contextlib.suppress(OSError):
            lines = os.read(self.errors, 65536).decode("utf-8", "replace").strip().splitlines()
            return lines[-1][:500] if lines else ""
        return ""

    def send(self, frame: bytes, deadline: float) -> None:
        """Write a whole frame; a worker that does not read can't hold us past the deadline."""
        rest = memoryview(frame)
        while rest:
            try:
                rest = rest[os.write(self.to, rest) :]
            except BlockingIOError:
                _wait(self.to, select.POLLOUT, deadline)
            except OSError:
                raise _Ended from None

    def receive(self, deadline: float) -> object:
        """Read one message. Raises WireError when it is malformed or larger than allowed."""
        prefix = self._read(wire.PREFIX.size, deadline)
        header, body = wire.lengths(prefix)
        return wire.decode(self._read(header + body, deadline), header)

    def _read(self, size: int, deadline: float) -> bytearray:
        """Read exactly so many bytes, in pieces: memory grows with what came, not with what was claimed."""
        data = bytearray()
        while len(data) < size:
            try:
                chunk = os.read(self.back, min(size - len(data), _CHUNK))
            except BlockingIOError:
                _wait(self.back, select.POLLIN, deadline)
                continue
            if not chunk:
                raise _Ended
            data += chunk
        return data

    def kill(self) -> None:
        """End the process and all it has started."""
        if self.process.returncode is None:
            self._end()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            cast(Any, pipe).close()

    def ended(self) -> int | None:
        """Return the exit status of a worker that closed its end, or None if it lives on in silence."""
        until = time.monotonic() + 0.5
        while self.process.returncode is None and time.monotonic() < until:
            if not self._reap(os.WNOHANG):
                time.sleep(0.002)
        return self.process.returncode

    def _end(self) -> None:
        # Killing bubblewrap ends its process namespace and so everything in it; elsewhere the worker leads a
        # session of its own, and the seal keeps it from starting another process at all.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self._reap(0)

    def _reap(self, options: int) -> bool:
        pid, status, usage = os.wait4(self.process.pid, options)
        if pid:
            self.process.returncode = os.waitstatus_to_exitcode(status)
            self.cpu_used = usage.ru_utime + usage.ru_stime
        return bool(pid)


def _wait(descriptor: int, event: int, deadline: float) -> None:
    remaining = deadline - time.monotonic()
    if remaining <= 0:
        raise _Late
    poll = select.poll()
    poll.register(descriptor, event)
    if not poll.poll(max(1.0, remaining * 1000)):
        raise _Late


class SandboxTarget:
    """A submission behind the wall.

    Parameters
    ----------
    name : str
        The module's name, such as "activations".
    source : bytes
        The file as it was handed in. It never touches the worker's disk.
    isolation : Isolation
        The rung to use.
    limits : Limits
        What it may use.
    """

    def __init__(self, name: str, source: bytes, *, isolation: Isolation, limits: Limits) -> None:
        self.rung: str = isolation.rung
        self._name, self._source = name, source
        self._isolation, self._limits = isolation, limits
        self._worker: _Worker | None = None
        self._cpu_left = float(limits.cpu)
        self._loaded: Reply | None = None
        self._ready = False  # whether this worker has run the file
        self._deadline = time.monotonic() + limits.seconds
        self._clear = False
        self._id = 0

    def begin(self, seconds: float) -> None:
        """Start a check: whatever earlier ones broke is mended before its clock starts."""
        if self._loaded is not None and self._loaded.outcome == "returned" and not self._ready:
            self._load_again()
        self._clear = True
        self._deadline = time.monotonic() + seconds

    def load(self) -> Reply:
        """Run the file once; a file that fails is never tried again."""
        if self._loaded is None:
            self._loaded = self._load_again()
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
        """Call a function of the submission; see `grader.target.Target.call`."""
        loaded = self.load()
        if loaded.outcome != "returned":
            return loaded
        if time.monotonic() >= self._deadline:
            return Reply("timeout", message="the check's time limit was reached before this call")
        if not self._ready:
            started = time.monotonic()
            again = self._load_again()
            if again.outcome != "returned":
                return again
            self._deadline += time.monotonic() - started
        request = {"op": "call", "function": function, "args": list(args), "report": list(report)}
        flags = {"opaque": opaque, "discard": discard, "driver": driver, "clear": self._clear}
        flags["beside"] = list(beside)
        self._clear = False
        return self._ask({**request, **flags}, self._deadline)

    def close(self) -> None:
        """End the worker."""
        self._drop()

    def _load_again(self) -> Reply:
        request = {"op": "load", "name": self._name, "source": self._source, "clear": False}
        reply = self._ask(request, time.monotonic() + self._limits.load_seconds)
        if reply.outcome == "returned" and not _lists_functions(reply.value):
            self._drop()
            return Reply("garbled", message="the list of functions is malformed", seconds=reply.seconds)
        self._ready = reply.outcome == "returned"
        return reply

    def _ask(self, request: dict[str, object], deadline: float) -> Reply:
        """Send a request and wait for its reply; whatever goes wrong becomes an outcome."""
        self._id += 1
        if self._worker is None:
            if self._cpu_left < 1:
                return Reply("timeout", message=self._cpu_sentence())
            start = time.monotonic()
            self._worker = _Worker(self._isolation, self._limits, int(self._cpu_left))
            deadline += time.monotonic() - start
        started = time.perf_counter()
        frame = wire.encode({"id": self._id, "seconds": deadline - time.monotonic(), **request})
        reply = self._exchange(self._worker, frame, deadline + _GRACE_SECONDS)
        return dataclasses.replace(reply, seconds=time.perf_counter() - started)

    def _exchange(self, worker: _Worker, frame: bytes, deadline: float) -> Reply:
        sent = time.monotonic()
        try:
            worker.send(frame, deadline)
            reply = _checked(worker.receive(deadline), self._id)
        except _Late:
            worker.busy += time.monotonic() - sent
            self._drop()
            return Reply("timeout", message=_TIME_UP)
        except _Ended:
            return self._post_mortem()
        except wire.WireError as problem:
            self._drop()
            return Reply(
                "garbled", message=f"the file's process sent a reply that is not as agreed: {problem}"
            )
        except BaseException:
            # Interrupted by whoever grades: the reply still to come would be taken for that of the next call.
            self._drop()
            raise
        if reply.outcome == "timeout":
            worker.busy += time.monotonic() - sent
            self._drop()
        return reply

    def _drop(self) -> None:
        """Kill the worker, if there is one, and account for its processor time."""
        worker, self._worker, self._ready = self._worker, None, False
        if worker is not None:
            worker.kill()
            # What ran inside a bubblewrap that is killed is not accounted for: the wait stands in for it.
            self._cpu_left -= max(worker.cpu_used, worker.busy)

    def _post_mortem(self) -> Reply:
        """Name what ended the worker."""
        worker = cast(_Worker, self._worker)
        status = worker.ended()
        self._drop()
        if status is None:
            return Reply("died", message="the file closed its process's connection to the grader")
        # bubblewrap passes a signal on as 128 and its number.
        number = -status if status < 0 else status - 128 if status > 128 else 0
        if number == signal.SIGXCPU or (number == signal.SIGKILL and worker.cpu_used >= worker.cpu):
            return Reply("timeout", message=self._cpu_sentence())
        if number == signal.SIGKILL:
            return Reply("memory", message="killed by the system, as it does when memory runs out")
        with contextlib.suppress(ValueError):
            return Reply("died", message=f"killed by signal {signal.Signals(number).name}")
        return Reply("died", message=f"the file ended Python (os._exit or a crash: exit status {status})")

    def _cpu_sentence(self) -> str:
        return f"the submission has used its {self._limits.cpu} seconds of processor time"


def _lists_functions(value: object) -> bool:
    if type(value) is not dict or list(value) != ["functions"] or type(value["functions"]) is not list:
        return False
    return all(type(name) is str for name in value["functions"])


def _checked(message: object, identity: int) -> Reply:
    """Build a Reply from what the worker sent, field by field. Raises WireError where it is not as agreed."""
    if type(message) is not dict:
        raise wire.WireError("a reply is a dict")
    if message.get("outcome") == "forgotten":
        return Reply(
            "died", message="a value kept from an earlier call was lost when the file's process ended"
        )
    if message.get("id") != identity:
        raise wire.WireError("it does not belong to the question asked")
    outcome, printed = message.get("outcome"), message.get("printed")
    if outcome not in _FROM_WORKER or type(printed) is not str:
        raise wire.WireError("it has no outcome")
    return Reply(
        cast(Outcome, outcome),
        message.get("value"),
        _arguments(message.get("arguments", [])),
        _raised(message.get("raised")) if outcome == "raised" else None,
        printed[:_MAX_PRINTED],
        _sentences(message.get("warnings")),
        _message(outcome, message.get("message")),
        still_in=_still_in(message.get("still_in")) if outcome == "timeout" else (),
    )


def _arguments(value: object) -> tuple[object, ...]:
    if type(value) is not list:
        raise wire.WireError("arguments are a list")
    return tuple(value)


def _message(outcome: object, said: object) -> str:
    if outcome == "memory":
        return "the file asked for more memory than it may use"
    if outcome == "timeout":
        return _TIME_UP
    if outcome == "garbled":
        return f"the answer can't be sent: {str(said)[:_MAX_SENTENCE]}"
    return ""


def _still_in(value: object) -> tuple[Frame, ...]:
    try:
        return frames_from(cast(Any, value)[:1])
    except (TypeError, KeyError, ValueError, OverflowError) as problem:
        raise wire.WireError(f"it says badly where it is: {type(problem).__name__}") from None


def _sentences(value: object) -> tuple[str, ...]:
    if type(value) is not list or not all(type(item) is str for item in value):
        raise wire.WireError("warnings are a list of sentences")
    return tuple(item[:_MAX_SENTENCE] for item in value[:5])


def _raised(value: Any) -> Raised:
    try:
        return raised_from(value)
    except (TypeError, KeyError, ValueError, OverflowError) as problem:
        raise wire.WireError(f"it describes an exception badly: {type(problem).__name__}") from None
