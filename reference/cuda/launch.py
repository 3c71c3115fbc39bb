"""How kernels are compiled and started, on a GPU or in Numba's simulator."""

import math
import threading
from collections.abc import Callable
from typing import Any

import numpy as np
from numba import cuda
from numba.cuda.core import config

SIMULATED = bool(config.ENABLE_CUDASIM)
"""Whether NUMBA_ENABLE_CUDASIM=1: every CUDA thread is then a thread of Python, so that blocks are kept tiny."""

THREADS = 4 if SIMULATED else 256
"""Threads a block of the kernels that give every thread its own outputs."""

_WAVES = 8
_scratch = threading.local()

config.CUDA_LOW_OCCUPANCY_WARNINGS = 0  # small arrays are what a course is made of


def device_kernel(threads: int = THREADS, blocks: int = 4) -> Callable[[Any], Any]:
    """Return a decorator that compiles a kernel for the types of its first call; flags are written here alone.

    Products and sums are contracted to fused multiply-adds, which round once instead of twice; nothing else of
    "fast math" is on, so that nan and inf come out as they should.

    Parameters
    ----------
    threads, blocks : int
        What the kernel is started with, and how many such blocks a multiprocessor shall hold at least: the compiler
        then gives a thread no more registers than that leaves. With 4 blocks of 256 threads that is 64 registers; 1024
        threads are all that a multiprocessor of compute capability 7.5 takes, and half of what 8.0 and 9.0 take.
    """
    options = {} if SIMULATED else {"launch_bounds": (threads, blocks)}  # simulated threads have no registers
    decorator: Callable[[Any], Any] = cuda.jit(fastmath=False, **options)
    return decorator


def processors() -> int:
    """Return the number of the device's multiprocessors."""
    return 2 if SIMULATED else int(cuda.get_current_device().MULTIPROCESSOR_COUNT)


def ceil_div(count: int, size: int) -> int:
    """Return how many pieces of a size cover a count."""
    return -(-count // size)


def one_thread_each(count: int) -> tuple[int, int]:
    """Return blocks and threads for a kernel that loops from ``cuda.grid(1)`` in steps of ``cuda.gridsize(1)``.

    There is a thread for each of `count` outputs, up to what keeps the device busy for some waves (2048 threads a
    multiprocessor at a time); each thread of a larger problem takes several.
    """
    most = processors() * _WAVES * 2048 // THREADS
    return max(1, min(ceil_div(count, THREADS), 2 if SIMULATED else most)), THREADS


def upload(array: np.ndarray) -> Any:
    """Copy an array to the device."""
    return cuda.to_device(np.ascontiguousarray(array))


def allocate(shape: tuple[int, ...], dtype: Any) -> Any:
    """Reserve an array on the device; what it holds is left over from others."""
    return cuda.device_array(shape, dtype)


def scratch(purpose: str, shape: tuple[int, ...], dtype: Any) -> Any:
    """Return an array on the device for what is needed only until the next call for this purpose.

    The memory is kept, because allocating it costs more than many a kernel, and freeing it waits for all of them. The
    kernels of a thread of the host run one after another, so that a later call may overwrite it; every such thread has
    its own.
    """
    kept = _scratch.__dict__.setdefault("arrays", {})
    key, size = (purpose, np.dtype(dtype)), math.prod(shape)
    if key not in kept or kept[key].size < size:
        kept[key] = allocate((size,), dtype)
    return kept[key][:size].reshape(*shape)


def download(array: Any) -> np.ndarray:
    """Copy an array from the device, once the kernels that write it are done."""
    host: np.ndarray = array.copy_to_host()
    return host
