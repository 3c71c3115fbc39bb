"""What `tests.benchmarks.reference` and the tests beside it time: ours, plain NumPy, and PyTorch.

Here is what all have in common, and convolution; the rest is in `layer_cases`. To time another function, write an
`Operation` and put it into `CONVOLUTION` or `LAYERS`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import numba
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from reference import _jit, find

Run = Callable[[], Any]
Inputs = dict[str, Any]
DTYPES = ("float32", "float64")
TOLERANCES = {"float32": 1e-5, "float64": 1e-10}
"""How far an answer may be from that of plain NumPy in float64, relative to the largest entry of an array."""


@dataclass(frozen=True)
class Operation:
    """A function to time.

    Parameters
    ----------
    name : str
        As in the curriculum.
    sizes : dict
        What `draw` is given, by the words that the table shows.
    draw : callable
        Draws the inputs from a generator; arrays of them are cast to the dtype that is timed.
    ours, numpy : callable
        Given the inputs, do what is not to be timed, and return what is: a function of nothing. It returns an array,
        or several in a tuple.
    torch : callable
        The same, given the module first.
    """

    name: str
    sizes: dict[str, Any]
    draw: Callable[[np.random.Generator, Any], Inputs]
    ours: Callable[[Inputs], Run]
    numpy: Callable[[Inputs], Run]
    torch: Callable[[ModuleType, Inputs], Run]

    def runs(self, size: str, dtype: str, torch: ModuleType | None) -> dict[str, Run]:
        """Return what is to be timed on one size, by whose it is."""
        inputs = self._inputs(size, dtype)
        runs = {"ours": self.ours(inputs), "numpy": self.numpy(inputs)}
        return runs | ({"torch": self.torch(torch, inputs)} if torch else {})

    def check(self, size: str, dtype: str, run: Run) -> None:
        """Refuse to time a wrong answer."""
        exact = arrays(self.numpy(self._inputs(size, "float64"))())
        for got, want in zip(arrays(run()), exact, strict=True):
            assert str(got.dtype) == dtype
            assert np.abs(got - want).max() <= TOLERANCES[dtype] * np.abs(want).max()

    def _inputs(self, size: str, dtype: str) -> Inputs:
        inputs = self.draw(np.random.default_rng(0), self.sizes[size])
        # float32 numbers in either dtype, so that the exact answers are the same
        return {
            name: each.astype(np.float32).astype(dtype) if isinstance(each, np.ndarray) else each
            for name, each in inputs.items()
        }


def arrays(answer: Any) -> list[np.ndarray]:
    """Return the arrays, or PyTorch's tensors, of an answer as arrays."""
    several = answer if isinstance(answer, tuple) else (answer,)
    return [np.asarray(each.detach() if hasattr(each, "detach") else each) for each in several]


@contextlib.contextmanager
def threads(count: int, torch: ModuleType | None) -> Iterator[str]:
    """Give compiled loops, BLAS and PyTorch the same number of threads; yield how, in words.

    BLAS is asked through threadpoolctl; where that is not installed, OPENBLAS_NUM_THREADS and the like have to be set.
    """
    before = numba.get_num_threads(), _jit.THREADS
    most = min(count, numba.config.NUMBA_NUM_THREADS)
    numba.set_num_threads(most)
    _jit.THREADS = most
    words = [f"Numba {most}"]
    if torch:
        torch.set_num_threads(count)
        words.append(f"PyTorch {torch.get_num_threads()}")
    try:
        with contextlib.ExitStack() as stack:
            try:
                from threadpoolctl import threadpool_limits
            except ImportError:
                words.append("BLAS as its environment says")
            else:
                stack.enter_context(threadpool_limits(count, user_api="blas"))
                words.append(f"BLAS {count}")
            yield ", ".join(words) + " threads"
    finally:
        numba.set_num_threads(before[0])
        _jit.THREADS = before[1]


# x, w, pad
CONVOLUTIONS = {
    f"{'x'.join(map(str, x))} -> {w[0]}, {w[2]}x{w[3]}": (x, w, w[2] // 2)
    for x, w in (
        ((32, 3, 32, 32), (32, 3, 3, 3)),
        ((32, 64, 32, 32), (64, 64, 3, 3)),
        ((128, 1, 28, 28), (8, 1, 5, 5)),
        ((16, 128, 16, 16), (128, 128, 3, 3)),
    )
}


def draw_convolution(rng: np.random.Generator, size: Any) -> Inputs:
    x, w, pad = size
    n_filters, channels, kh, kw = w
    return {
        "x": rng.standard_normal(x),
        "w": rng.standard_normal(w) / np.sqrt(channels * kh * kw),
        "b": rng.standard_normal(n_filters),
        "dout": rng.standard_normal((x[0], n_filters, *x[2:])),
        "pad": pad,
    }


def our_convolution(inputs: Inputs) -> Run:
    forward, settings = find("fast_conv_forward"), {"stride": 1, "pad": inputs["pad"]}
    return lambda: forward(inputs["x"], inputs["w"], inputs["b"], settings)[0]


def our_convolution_backward(inputs: Inputs) -> Run:
    settings, backward = {"stride": 1, "pad": inputs["pad"]}, find("fast_conv_backward")
    _, cache = find("fast_conv_forward")(inputs["x"], inputs["w"], inputs["b"], settings)
    return lambda: backward(inputs["dout"], cache)


def numpy_columns(inputs: Inputs) -> np.ndarray:
    """Write a patch a row, as im2col is mostly written."""
    pad, (n_filters, _, kh, kw) = inputs["pad"], inputs["w"].shape
    padded = np.pad(inputs["x"], ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    patches = sliding_window_view(padded, (kh, kw), axis=(2, 3))
    return patches.transpose(0, 2, 3, 1, 4, 5).reshape(-1, inputs["w"].size // n_filters)


def numpy_convolution(inputs: Inputs) -> Run:
    w, b, shape = inputs["w"], inputs["b"], inputs["dout"].shape

    def forward() -> np.ndarray:
        out = numpy_columns(inputs) @ w.reshape(len(w), -1).T + b
        return out.reshape(shape[0], *shape[2:], len(w)).transpose(0, 3, 1, 2)

    return forward


def numpy_convolution_backward(inputs: Inputs) -> Run:
    cols = numpy_columns(inputs)
    x, w, dout, pad = (inputs[name] for name in ("x", "w", "dout", "pad"))
    _, channels, kh, kw = w.shape
    n_images, _, height, width = dout.shape

    def backward() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        rows = dout.transpose(0, 2, 3, 1).reshape(-1, len(w))
        dpatches = (rows @ w.reshape(len(w), -1)).reshape(n_images, height, width, channels, kh, kw)
        dpadded = np.zeros((n_images, channels, x.shape[2] + 2 * pad, x.shape[3] + 2 * pad), x.dtype)
        for u in range(kh):
            for v in range(kw):
                dpadded[:, :, u : u + height, v : v + width] += dpatches[..., u, v].transpose(0, 3, 1, 2)
        dx = dpadded[:, :, pad : pad + x.shape[2], pad : pad + x.shape[3]]
        return dx, (rows.T @ cols).reshape(w.shape), dout.sum(axis=(0, 2, 3))

    return backward


def torch_convolution(torch: ModuleType, inputs: Inputs) -> Run:
    tensors = [torch.tensor(inputs[name]) for name in ("x", "w", "b")]
    return lambda: torch.nn.functional.conv2d(*tensors, padding=inputs["pad"])


def torch_convolution_backward(torch: ModuleType, inputs: Inputs) -> Run:
    tensors = [torch.tensor(inputs[name], requires_grad=True) for name in ("x", "w", "b")]
    out, dout = torch.nn.functional.conv2d(*tensors, padding=inputs["pad"]), torch.tensor(inputs["dout"])
    return lambda: torch.autograd.grad(out, tensors, dout, retain_graph=True)


CONVOLUTION = (
    Operation(
        "fast_conv_forward",
        CONVOLUTIONS,
        draw_convolution,
        our_convolution,
        numpy_convolution,
        torch_convolution,
    ),
    Operation(
        "fast_conv_backward",
        CONVOLUTIONS,
        draw_convolution,
        our_convolution_backward,
        numpy_convolution_backward,
        torch_convolution_backward,
    ),
)
