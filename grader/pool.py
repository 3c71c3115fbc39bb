"""Processes that work through a list of tasks and never outlive the one that started them."""

from __future__ import annotations

import contextlib
import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import connection
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

_PR_SET_PDEATHSIG = 1
_ATTEMPTS = 2
_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")

T = TypeVar("T")
R = TypeVar("R")
Handle = Callable[[T], R]


@dataclass(frozen=True)
class Died:
    """What came of a task whose process ended before it answered, more than once."""

    status: int | None


@dataclass
class _Worker(Generic[T]):
    process: BaseProcess
    tasks: Connection
    lifeline: Connection
    task: T | None = None


class Pool(Generic[T, R]):
    """Processes that each prepare once and then handle one task after the other.

    Parameters
    ----------
    prepare : callable
        ``prepare(settings)`` runs once in every process and returns what handles a task. A function of a module.
    settings : object
        Its argument.
    jobs : int
        How many processes.
    """

    def __init__(self, prepare: Callable[[Any], Handle[T, R]], settings: object, jobs: int) -> None:
        self._start = (prepare, settings)
        self._jobs = jobs
        self._workers: list[_Worker[T]] = []

    def map(self, tasks: Iterable[T]) -> Iterator[tuple[T, R | Died]]:
        """Yield each task with what came of it, in the order in which they finish.

        A task whose process dies is given to another one, once: perhaps the system was short of memory.
        """
        waiting = deque(tasks)
        deaths: dict[int, int] = {}
        while waiting or any(worker.task is not None for worker in self._workers):
            self._feed(waiting)
            busy = {worker.tasks: worker for worker in self._workers if worker.task is not None}
            for ready in connection.wait(list(busy)):
                worker = busy[ready]  # type: ignore[index]  # what is waited for is what was given
                task, worker.task = worker.task, None
                assert task is not None
                try:
                    answer: R | Died = worker.tasks.recv()
                except (EOFError, ConnectionError):
                    answer = Died(self._bury(worker))
                    deaths[id(task)] = deaths.get(id(task), 0) + 1
                    if deaths[id(task)] < _ATTEMPTS:
                        waiting.appendleft(task)
                        continue
                yield task, answer

    def close(self) -> None:
        """End all processes at once, whatever they are doing."""
        for worker in list(self._workers):
            self._bury(worker)

    def __enter__(self) -> Pool[T, R]:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _feed(self, waiting: deque[T]) -> None:
        """Give every idle process a task; start processes while there are tasks for them."""
        while waiting:
            idle = next((worker for worker in self._workers if worker.task is None), None)
            if idle is None and len(self._workers) >= self._jobs:
                return
            idle = idle or self._hire()
            idle.task = waiting.popleft()
            with contextlib.suppress(OSError):  # a process that died shows when its answer is waited for
                idle.tasks.send(idle.task)

    def _hire(self) -> _Worker[T]:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        line_end, line = context.Pipe(duplex=False)
        process = context.Process(target=_live, args=(theirs, line_end, *self._start), daemon=False)
        with _inherited():
            process.start()
        theirs.close()
        line_end.close()
        worker: _Worker[T] = _Worker(process, ours, line)
        self._workers.append(worker)
        return worker

    def _bury(self, worker: _Worker[T]) -> int | None:
        self._workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        status = worker.process.exitcode
        worker.process.close()
        worker.tasks.close()
        worker.lifeline.close()
        return status


@contextlib.contextmanager
def _inherited() -> Iterator[None]:
    """Set what processes started in here inherit.

    Ctrl-C is blocked: it reaches the whole terminal group, and it is the parent that ends its processes in order.
    Linear algebra uses one thread each: there are as many processes as cores.
    """
    before = {name: os.environ.get(name) for name in _THREADS}
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)


def _live(
    tasks: Connection, lifeline: Connection, prepare: Callable[[Any], Handle[Any, Any]], settings: object
) -> None:
    """Work as long as there are tasks and a parent. Runs in the new process."""
    _die_with_parent(lifeline)
    handle = prepare(settings)
    while True:
        try:
            task = tasks.recv()
        except EOFError:
            return
        tasks.send(handle(task))


def _die_with_parent(lifeline: Connection) -> None:
    """See to it that a killed parent leaves nothing behind: the kernel kills us, or a closed pipe tells us."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)

    def watch() -> None:
        # Nothing is ever sent: the pipe only ends, with the parent.
        with contextlib.suppress(EOFError, OSError):
            lifeline.recv()
        os._exit(1)

    threading.Thread(target=watch, daemon=True, name="lifeline").start()
