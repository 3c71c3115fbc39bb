"""Where answers are computed: on the processor, or on a GPU where there is one."""

from importlib import import_module
from importlib.util import find_spec

BACKENDS = ("cpu", "cuda")


class BackendError(RuntimeError):
    """A backend was asked for that this machine does not have."""


def require_gpu() -> None:
    """Refuse the backend ``"cuda"`` on a machine without GPU, or without the package numba-cuda.

    Raises
    ------
    BackendError
        Says what is missing. Numba's simulator, ``NUMBA_ENABLE_CUDASIM=1`` in the environment, counts as a GPU.
    """
    if find_spec("numba_cuda") is None:
        raise BackendError(
            "backend='cuda' needs the package numba-cuda (the extra gpu brings it). Found: it is not installed"
        )
    cuda = import_module("numba.cuda")
    if not cuda.is_available():
        reason = " ".join(str(cuda.cuda_error() or "the driver is there, but no GPU").split())
        raise BackendError(
            f"backend='cuda' needs a CUDA GPU (or NUMBA_ENABLE_CUDASIM=1, which simulates one). Found: {reason}"
        )
