"""Whether the CUDA kernels can run here, and on what."""

import os
from importlib.util import find_spec

import pytest

SIMULATED = os.environ.get("NUMBA_ENABLE_CUDASIM") == "1"
INSTALLED = find_spec("numba_cuda") is not None

needs_numba_cuda = pytest.mark.skipif(
    not INSTALLED, reason="numba-cuda is not installed (it has no macOS builds)"
)


def why_not() -> str:
    """Say why no kernel can run; empty where one can."""
    if not INSTALLED:
        return "numba-cuda is not installed"
    from numba import cuda

    return (
        "" if cuda.is_available() else "no CUDA GPU here; test_simulator.py runs these tests in the simulator"
    )


def skip_module_without_device() -> None:
    """Skip the rest of a module of tests, once, with the reason."""
    if why_not():
        pytest.skip(why_not(), allow_module_level=True)
