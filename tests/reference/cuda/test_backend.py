"""How a twin is asked for, and what is said where there is none, or no GPU for it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reference import BackendError, _backend, find

from .device import SIMULATED, needs_numba_cuda, why_not

ROOT = Path(__file__).parents[3]


def test_the_processor_is_the_default():
    assert find("conv_forward").__module__ == "reference.convolution.conv"
    assert find("conv_forward", backend="cpu") is find("conv_forward")


@pytest.mark.skipif(bool(why_not()), reason=why_not())
def test_a_twin_is_found_by_the_same_name():
    assert find("conv_forward", backend="cuda").__module__ == "reference.cuda.conv"


@pytest.mark.parametrize("backend", ["gpu", "", "CUDA"])
def test_an_unknown_backend_is_refused(backend):
    with pytest.raises(ValueError, match=rf"backend must be one of cpu, cuda\. Received: '{backend}'"):
        find("conv_forward", backend=backend)


@pytest.mark.parametrize("name", ["relu_forward", "multiply", "upload"])
def test_a_name_without_a_twin_is_refused_with_those_that_have_one(name):
    with pytest.raises(
        KeyError, match=rf"no CUDA twin of '{name}'; it has avg_pool_backward, .*max_pool_forward"
    ):
        find(name, backend="cuda")


@needs_numba_cuda
@pytest.mark.skipif(not why_not(), reason="there is a GPU, or a simulated one")
def test_a_missing_gpu_is_named():
    with pytest.raises(
        BackendError, match=r"^backend='cuda' needs a CUDA GPU .*NUMBA_ENABLE_CUDASIM=1.* Found: \S+"
    ):
        find("conv_forward", backend="cuda")


def test_a_missing_package_is_named(monkeypatch):
    monkeypatch.setattr(_backend, "find_spec", lambda name: None)
    with pytest.raises(
        BackendError, match=r"needs the package numba-cuda .*extra gpu.* Found: it is not installed"
    ):
        find("conv_forward", backend="cuda")


@pytest.mark.skipif(SIMULATED, reason="this is the simulator")
def test_the_processor_s_answers_need_no_cuda():
    program = (
        "import sys; from reference import find; find('conv_forward'); find('max_pool_forward')\n"
        "print([name for name in sys.modules if name.startswith(('numba.cuda.', 'numba_cuda', 'reference.cuda'))])"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True)
    assert done.stdout.split() == ["[]"], done.stdout + done.stderr
