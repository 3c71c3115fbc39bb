"""The only place where compilation and threads are configured."""

import _thread
import os
from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
from numba import prange

__all__ = ["COMPILED", "THREADS", "kernel", "parallel_kernel", "prange", "share"]

Loop = TypeVar("Loop", bound=Callable[..., Any])

COMPILED = True
"""Loops are compiled here. Files made for students go without the ways that would be slow in plain Python."""

_MOST_THREADS = 4
_MUCH = 1_000_000  # numbers: with fewer a loop is done before another thread has started
_FLAGS: dict[str, Any] = {"cache": True, "fastmath": False, "error_model": "numpy", "nogil": True}


def _bounded_threads() -> int:
    """Bound the threads of parallel loops, unless the user did: graders run beside each other."""
    config: Any = numba.config  # its attributes are made at run time
    if "NUMBA_NUM_THREADS" not in os.environ:
        config.NUMBA_NUM_THREADS = min(_MOST_THREADS, config.NUMBA_DEFAULT_NUM_THREADS)
    return int(config.NUMBA_NUM_THREADS)


THREADS = _bounded_threads()
"""How many threads a parallel loop uses: NUMBA_NUM_THREADS, or at most four."""


def kernel(function: Loop) -> Loop:
    """Compile a loop on its first call and keep the machine code on disk.

    Parameters
    ----------
    function : callable
        Loops over arrays that its caller has validated and allocated. It must also run as plain Python.

    Returns
    -------
    callable
        The same function, compiled.

    Notes
    -----
    ``fastmath`` stays off: it lets the compiler assume that nan does not occur, and a reference must say nan
    where the answer is nan. With ``error_model="numpy"`` a division by zero gives inf or nan, as in NumPy,
    instead of an exception. The loop holds no lock, so that several threads may share it.
    """
    return cast(Loop, numba.njit(**_FLAGS)(function))


def parallel_kernel(function: Loop) -> Loop:
    """Compile a loop as `kernel` does, and share its `prange` loops among a bounded number of threads.

    Parameters
    ----------
    function : callable
        As for `kernel`. Every round of a `prange` loop writes what no other round touches, so that the answer
        does not depend on the number of threads.

    Returns
    -------
    callable
        The same function, compiled.
    """
    return cast(Loop, numba.njit(parallel=True, **_FLAGS)(function))


def share(loop: Callable[..., Any], count: int, numbers: int, *arguments: Any) -> None:
    """Call ``loop(start, stop, *arguments)`` so that the ranges together are range(count).

    Parameters
    ----------
    loop : callable
        Compiled by `kernel`: it holds no lock. For every index it writes what no other index touches, so that the
        answer is the same for any number of threads.
    count : int
        How many indices there are.
    numbers : int
        How many numbers the loop goes through, counted several times where each takes long: where they are few,
        this thread does them all.
    *arguments
        The loop's further arguments.

    Raises
    ------
    BaseException
        What the loop raised, in whichever thread, after all are done.
    """
    parts = min(THREADS, count)
    if numbers < _MUCH or parts < 2:
        loop(0, count, *arguments)
        return
    bounds = [count * part // parts for part in range(parts + 1)]
    errors: list[BaseException] = []
    others = [_started(errors, loop, bounds[part], bounds[part + 1], *arguments) for part in range(1, parts)]
    try:
        loop(bounds[0], bounds[1], *arguments)
    finally:
        for done in others:
            done.acquire()
    if errors:
        raise errors[0]


def _started(errors: list[BaseException], loop: Callable[..., Any], *arguments: Any) -> _thread.LockType:
    """Start a loop in another thread, and return a lock that opens when it is done; errors gets what it raised.

    `threading.Thread` would wait until the thread runs, which on an idle core takes as long as many a loop.
    """
    done = _thread.allocate_lock()
    done.acquire()

    def work() -> None:
        try:
            loop(*arguments)
        except BaseException as error:
            errors.append(error)
        finally:
            done.release()

    _thread.start_new_thread(work, ())
    return done
