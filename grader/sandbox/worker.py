"""The only file that ever imports student code. It runs in a sealed process, and answers questions.

Started as ``python -I -S -B worker.py FOLDER``, where FOLDER holds NumPy. The first message says how to seal;
after that each request is answered by one reply. Student code may do to this process whatever it likes: the
parent trusts nothing that it says, so all it can achieve is a wrong answer or none.
"""

from __future__ import annotations

import builtins
import contextlib
import fcntl
import importlib.util
import io
import linecache
import os
import signal
import sys
import types
import warnings
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

_HERE = os.path.dirname(os.path.abspath(__file__))

if TYPE_CHECKING:
    import numpy as np

    from grader.sandbox import describe, seal, wire
else:
    # Named only while they are imported: afterwards the path leads to the standard library alone.
    sys.path += [_HERE, sys.argv[1]]
    import describe
    import numpy as np
    import seal
    import wire

    del sys.path[-2:]

_PRINTED = 4000
_WARNINGS = 5
_MAX_TEXT = 200


class _Kept(io.RawIOBase):
    """The first bytes printed, and how many there were: a gigabyte costs time, not memory."""

    def __init__(self) -> None:
        self.kept = b""
        self.total = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        size = memoryview(data).nbytes
        if len(self.kept) < 4 * _PRINTED:
            self.kept += bytes(data[: 4 * _PRINTED])
        self.total += size
        return size

    def text(self) -> str:
        whole = self.kept.decode("utf-8", "replace")
        shown = whole[:_PRINTED]
        missing = self.total - len(shown.encode("utf-8", "replace"))
        return shown if missing <= 0 else f"{shown}\n[and {missing:,} more bytes]"


class _Surroundings:
    """What a call finds around it, the same every time: output that is kept, warnings that are noted."""

    def __init__(self) -> None:
        self.printed = _Kept()
        self.noted: list[str] = []

    def __enter__(self) -> _Surroundings:
        self.catcher = warnings.catch_warnings()
        self.catcher.__enter__()
        warnings.simplefilter("default")
        warnings.showwarning = self._note
        np.seterr(divide="warn", over="warn", under="ignore", invalid="warn")
        # One stream for both, so that the order is that of printing.
        self.stream = io.TextIOWrapper(cast(Any, self.printed), "utf-8", "backslashreplace")
        sys.stdout = sys.stderr = self.stream
        return self

    def __exit__(self, *exception: object) -> None:
        self.catcher.__exit__(None, None, None)

    def _note(self, message: Warning | str, category: type[Warning], *place: object, **more: object) -> None:
        if len(self.noted) < _WARNINGS:
            self.noted.append(f"{category.__name__}: {message}"[:_MAX_TEXT])

    def text(self) -> str:
        """Return what was printed."""
        try:
            self.stream.flush()
            return self.printed.text()
        except (ValueError, OSError):  # the student closed or detached the stream
            return self.printed.text()


class _Session:
    """The student's module and the values that stay here."""

    def __init__(self, channel: _Channel) -> None:
        self.channel = channel
        self.module = types.ModuleType("empty")
        self.filename = ""
        self.kept: dict[int, object] = {}
        self.made = 0

    def keep(self, value: object) -> wire.Handle:
        """Hold on to a value and return its handle."""
        self.made += 1
        self.kept[self.made] = value
        return wire.Handle(self.made, type(value).__name__[:100])

    def resolve(self, reference: wire.Handle | wire.Rng) -> object:
        """Turn what stands for a value in a request into the value."""
        if isinstance(reference, wire.Rng):
            return np.random.default_rng(reference.seed)
        return self.kept[reference.id]

    def answer(self, request: Mapping[str, Any]) -> bytes:
        """Do what a request asks and return the frame of the reply."""
        with _Surroundings() as surroundings:
            keep = _forget if request.get("discard") else self.keep
            try:
                with self._clock(request):
                    content = self._returned(request, keep)
                return wire.encode(self._reply(request, surroundings, content), keep)
            except wire.WireError as error:
                content = {"outcome": "garbled", "message": str(error)}
            except MemoryError as error:
                # The traceback holds the frames, and they what filled the memory that a reply needs now.
                error.__traceback__ = error.__context__ = None
                content = {"outcome": "memory"}
            except BaseException as error:
                content = {"outcome": "raised", "raised": describe.exception(error, self.filename)}
            return wire.encode(self._reply(request, surroundings, content))

    def _returned(
        self, request: Mapping[str, Any], keep: Callable[[object], wire.Handle]
    ) -> dict[str, object]:
        if request["op"] == "load":
            return {"outcome": "returned", "value": self._load(request["name"], request["source"])}
        args = request["args"]
        functions = [self._function(name) for name in (request["function"], *request["beside"])]
        if request["driver"]:
            value = describe.driver(request["driver"], {"np": np})(*functions, *args)
        else:
            value = functions[0](*args)
        if request["opaque"] and isinstance(value, tuple) and value:
            value = (*value[:-1], keep(value[-1]))
        arguments = [args[index] for index in request["report"]]
        return {"outcome": "returned", "value": value, "arguments": arguments}

    @contextlib.contextmanager
    def _clock(self, request: Mapping[str, Any]) -> Iterator[None]:
        """Say at the deadline where the file is, and end. What ignores this clock is killed soon after."""

        def ring(signum: int, frame: types.FrameType | None) -> None:
            still_in: list[list[object]] = []
            with contextlib.suppress(BaseException):
                still_in = describe.still_in(frame, self.filename)
            reply = {"id": request["id"], "printed": "", "warnings": [], "outcome": "timeout"}
            reply["still_in"] = still_in
            self.channel.write(wire.encode(reply))
            os._exit(0)

        signal.signal(signal.SIGALRM, ring)
        signal.setitimer(signal.ITIMER_REAL, max(request["seconds"], 1e-3))
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _function(self, name: str) -> Callable[..., object]:
        function = self.module.__dict__.get(name)
        if function is None:
            raise AttributeError(f"the file defines no {name}")
        return cast("Callable[..., object]", function)

    def _reply(
        self, request: Mapping[str, Any], surroundings: _Surroundings, content: dict[str, object]
    ) -> dict[str, object]:
        noted = surroundings.noted[:_WARNINGS]
        return {"id": request["id"], "printed": surroundings.text(), "warnings": noted, **content}

    def _load(self, name: str, source: bytes) -> dict[str, object]:
        """Run the file as a module. It is nowhere on disk; tracebacks find its lines in linecache."""
        self.filename = f"{name}.py"
        self.module = types.ModuleType(name)
        self.module.__file__ = self.filename
        sys.modules[name] = self.module
        text = importlib.util.decode_source(source)
        linecache.cache[self.filename] = (len(text), None, text.splitlines(keepends=True), self.filename)
        exec(compile(text, self.filename, "exec", dont_inherit=True), self.module.__dict__)
        return {"functions": describe.functions(self.module.__dict__)}


def _forget(value: object) -> wire.Handle:
    return wire.Handle(0, type(value).__name__[:100])


class _Channel:
    """The pipes to the parent, moved away from where prints and input() would find them."""

    def __init__(self) -> None:
        self.inbound = fcntl.fcntl(0, fcntl.F_DUPFD_CLOEXEC, 10)
        self.outbound = fcntl.fcntl(1, fcntl.F_DUPFD_CLOEXEC, 10)
        null = os.open(os.devnull, os.O_RDWR)
        os.dup2(null, 0)
        os.dup2(null, 1)
        os.close(null)

    def silence(self) -> None:
        """Point standard error at nothing too: until now it told the parent why a start failed."""
        os.dup2(1, 2)

    def read(self) -> tuple[bytearray, int]:
        """Return header and body of the next frame, and the header's length; end with the parent."""
        header, body = wire.lengths(self._exactly(wire.PREFIX.size))
        return self._exactly(header + body), header

    def _exactly(self, size: int) -> bytearray:
        data = bytearray()
        while len(data) < size:
            chunk = os.read(self.inbound, min(size - len(data), 2**20))
            if not chunk:
                os._exit(0)
            data += chunk
        return data

    def write(self, frame: bytes) -> None:
        """Send a whole frame."""
        rest = memoryview(frame)
        while rest:
            rest = rest[os.write(self.outbound, rest) :]


def _clear_traces() -> None:
    """Leave the standard library and NumPy, and the two names that Python's site module would have added."""
    for name in ("describe", "seal", "wire"):
        del sys.modules[name]
    sys.argv = [""]
    builtins.__dict__.update(exit=sys.exit, quit=sys.exit)


def _lend_null_device() -> None:
    """Let the null device be opened where the seal lets no file be: silencing a print is honest work."""
    real = builtins.open

    def open_(file: Any, mode: str = "r", *args: Any, **options: Any) -> Any:
        return real(os.dup(1) if file == os.devnull else file, mode, *args, **options)

    builtins.__dict__["open"] = open_


def main() -> None:
    """Seal, say so, and answer until the parent goes away."""
    channel = _Channel()
    session = _Session(channel)
    settings: Any = wire.decode(*channel.read())
    sealed = seal.seal(settings)
    if not settings["writable"]:
        _lend_null_device()
    _clear_traces()
    channel.silence()
    channel.write(wire.encode({"id": 0, "outcome": "ready", **sealed}))
    while True:
        payload, header = channel.read()
        request: Any
        try:
            request = wire.decode(payload, header, session.resolve)
        except KeyError:
            channel.write(wire.encode({"id": 0, "outcome": "forgotten"}))
            continue
        if request["clear"]:
            session.kept.clear()
        channel.write(session.answer(request))


if __name__ == "__main__":
    main()
