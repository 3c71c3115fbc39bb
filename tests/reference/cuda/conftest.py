import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from reference import find

from .device import INSTALLED, SIMULATED

collect_ignore = [] if INSTALLED else ["test_tiles.py", "test_compiled.py"]  # they import the kernels


@pytest.fixture
def implementation() -> Callable[[str], Callable[..., Any]]:
    """Return how to get the CUDA twin of a name; a test of a name without one is skipped."""

    def twin(name: str) -> Callable[..., Any]:
        try:
            return find(name, backend="cuda")
        except KeyError:
            pytest.skip(f"{name} has no CUDA twin")

    return twin


@pytest.fixture(autouse=True, scope="session")
def a_better_simulator() -> Iterator[None]:
    """Mend two things of Numba's simulator.

    Its scheduler spins, and holds the threads it waits for up for 5 ms each time, unless they take turns more often.
    Threads that come to a shared array first at the same time would get one each: a lock gives all of them one, and
    it starts full of nan, so that a number read before it is written shows.
    """
    if not SIMULATED:
        yield
        return
    from numba.cuda.np.numpy_support import as_dtype
    from numba.cuda.simulator.kernelapi import FakeCUDAShared

    lock = threading.Lock()

    def array(self: Any, shape: Any, dtype: Any, alignment: Any = None) -> np.ndarray:
        frame = sys._getframe(1)
        place = frame.f_code, frame.f_lineno
        with lock:
            if place not in self._allocations:
                self._allocations[place] = np.full(shape, np.nan, as_dtype(dtype))
            return self._allocations[place]

    interval = sys.getswitchinterval()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FakeCUDAShared, "array", array)
        sys.setswitchinterval(1e-4)
        yield
    sys.setswitchinterval(interval)
