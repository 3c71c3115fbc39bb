"""Without a GPU the kernels run in Numba's simulator, in their own process: Numba reads the choice on its import."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from .device import SIMULATED, needs_numba_cuda

HERE = Path(__file__).parent
ROOT = HERE.parents[2]


@needs_numba_cuda
@pytest.mark.skipif(SIMULATED, reason="this is the simulator")
@pytest.mark.parametrize(
    ("modules", "tests"),
    [(["test_same_tests.py", "test_backend.py"], 250), (["test_tiles.py", "test_benchmark.py"], 60)],
    ids=["same tests", "tiles"],
)
def test_the_kernels_are_right_in_the_simulator(modules, tests):
    environment = {name: value for name, value in os.environ.items() if name != "NUMBA_DISABLE_JIT"}
    environment |= {"NUMBA_ENABLE_CUDASIM": "1", "PYTHONPATH": str(ROOT)}
    options = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    command = [sys.executable, "-m", "pytest", *options, *(str(HERE / each) for each in modules)]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert int(re.search(r"(\d+) passed", done.stdout)[1]) >= tests
