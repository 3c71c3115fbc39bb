"""Sharing a compiled loop among threads."""

import os
import threading
from collections.abc import Callable
from typing import Any

_MOST_THREADS = 4
_MUCH = 100_000  # numbers: below this the loop is done before a thread has started


def share(loop: Callable[..., Any], count: int, numbers: int, *arguments: Any) -> None:
    """Call ``loop(start, stop, *arguments)`` so that the ranges together are range(count).

    One thread does all where there are few numbers to go through, otherwise each of a bounded number does its part.
    A loop writes for every index what no other index touches, so that the answer is the same for any number of
    threads; compiled, it holds no lock meanwhile.
    """
    parts = min(_threads(), count) if numbers >= _MUCH else 1
    bounds = [count * part // parts for part in range(parts + 1)]
    others = [
        threading.Thread(target=loop, args=(bounds[part], bounds[part + 1], *arguments))
        for part in range(1, parts)
    ]
    for thread in others:
        thread.start()
    loop(bounds[0], bounds[1], *arguments)
    for thread in others:
        thread.join()


def _threads() -> int:
    """Return how many threads to use: NUMBA_NUM_THREADS, or one for each core, up to four."""
    wanted = os.environ.get("NUMBA_NUM_THREADS", "")
    return int(wanted) if wanted.isdigit() and int(wanted) else min(_MOST_THREADS, os.cpu_count() or 1)
