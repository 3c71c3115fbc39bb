"""Time the CUDA kernels alone, without transfers, and say how near they come to what the device can do::

    python -m tests.benchmarks.cuda --repeat 20
    NUMBA_ENABLE_CUDASIM=1 python -m tests.benchmarks.cuda --shapes tiny      # the logic of it, without a GPU

Every kernel's answer is compared with the CPU twin's before it is timed, and so is PyTorch's. Times are medians; ours
and cuDNN's (through PyTorch, without TF32, where a PyTorch with CUDA is installed) are taken in turn, on arrays in the
device's memory that earlier calls have touched. While a batch of calls is put into the queue the device is kept busy,
so that the time which Python needs to launch a kernel does not count.

"roofline" is the least time that the arithmetic, or the memory traffic with every operand read and every result written
once, must take by the device's attributes, divided by the time taken. "to cuDNN" is our time divided by cuDNN's.
"""

from __future__ import annotations

import argparse
import math
import statistics
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import numpy as np

from reference import BackendError
from reference._backend import require_gpu

SHAPES = {  # N, C, H, W, F, side of the filter, stride, pad
    "course": [
        (32, 3, 32, 32, 32, 3, 1, 1),
        (32, 64, 32, 32, 64, 3, 1, 1),
        (128, 1, 28, 28, 8, 5, 1, 2),
        (16, 128, 16, 16, 128, 3, 1, 1),
        (64, 256, 28, 28, 256, 3, 1, 1),
        (64, 64, 56, 56, 128, 3, 2, 1),
    ],
    "tiny": [(2, 2, 5, 6, 3, 3, 2, 1)],
}
TOLERANCES = {"float32": 5e-5, "float64": 1e-11}

# Multiply-adds a cycle of one multiprocessor, by compute capability (CUDA programming guide, arithmetic throughput).
LANES = {
    "float32": {
        (7, 0): 64,
        (7, 5): 64,
        (8, 0): 64,
        (8, 6): 128,
        (8, 9): 128,
        (9, 0): 128,
        (10, 0): 128,
        (12, 0): 128,
    },
    "float64": {(7, 0): 32, (7, 5): 2, (8, 0): 32, (8, 6): 2, (8, 9): 2, (9, 0): 64, (10, 0): 64, (12, 0): 2},
}


@dataclass(frozen=True)
class Peak:
    """What a device can do at most, a second; nan where that is not known."""

    name: str
    flops: dict[str, float]
    bytes: float

    def seconds(self, dtype: str, flops: float, traffic: float) -> float:
        """The least time for so much arithmetic and memory traffic."""
        return max(flops / self.flops[dtype], traffic / self.bytes)


def peak(device: Any) -> Peak:
    """Read a device's attributes. A multiply-add is two operations, memory moves data on both edges of its clock."""
    cycles = device.MULTIPROCESSOR_COUNT * device.CLOCK_RATE * 1e3
    generation = tuple(device.compute_capability)
    name = device.name.decode() if isinstance(device.name, bytes) else str(device.name)
    return Peak(
        name,
        {dtype: 2 * cycles * lanes.get(generation, math.nan) for dtype, lanes in LANES.items()},
        2 * device.MEMORY_CLOCK_RATE * 1e3 * device.GLOBAL_MEMORY_BUS_WIDTH / 8,
    )


class Clock:
    """Seconds of the device that a call takes, by events in its queue."""

    def __init__(self, calls: int) -> None:
        from numba import cuda

        from reference.cuda.launch import SIMULATED, device_kernel, upload

        @device_kernel(threads=1, blocks=1)
        def occupy(rounds: int, sink: Any) -> None:
            number = sink[0]
            for _ in range(rounds):
                number = number * 0.5 + 1.0  # each waits for the one before
            sink[0] = number

        self._cuda, self._simulated, self._calls = cuda, SIMULATED, calls
        self._occupy, self._sink, self._rounds = occupy, upload(np.ones(1)), 1 << 20

    def seconds(self, run: Any) -> float:
        """Put calls into the queue while the device is busy, until it was busy for long enough."""
        if self._simulated:
            run()
            return math.nan
        while True:
            start, end = self._cuda.event(timing=True), self._cuda.event(timing=True)
            self._occupy[1, 1](self._rounds, self._sink)
            start.record()
            for _ in range(self._calls):
                run()
            end.record()
            behind = start.query()  # the device came to the calls before all of them were in the queue
            end.synchronize()
            if not behind or self._rounds >= 1 << 30:
                return float(self._cuda.event_elapsed_time(start, end)) / 1e3 / self._calls
            self._rounds *= 2


def compare(name: str, got: np.ndarray, expected: np.ndarray, dtype: str) -> None:
    """Stop where an answer is wrong: a wrong answer has no speed."""
    error = np.abs(got.astype(np.float64) - expected).max() / np.abs(expected).max()
    if not error <= TOLERANCES[dtype] or got.shape != expected.shape:
        raise SystemExit(f"{name}, {dtype}, {expected.shape}: wrong by {error:.1e} of the largest entry")


def find_torch() -> ModuleType | None:
    """Import PyTorch, if it is there with a GPU, and keep it from rounding float32 to TF32."""
    try:
        import torch
    except ImportError:
        return None
    if not torch.cuda.is_available():
        return None
    torch.backends.cuda.matmul.allow_tf32 = False
    torch.backends.cudnn.allow_tf32 = False
    torch.backends.cudnn.benchmark = True
    return torch  # type: ignore[no-any-return]


def rows(
    shape: tuple[int, ...], dtype: str, torch: ModuleType | None, best: Peak, clock: Clock, repeat: int
) -> list[str]:
    """Validate and time every operation on one shape."""
    from tests.benchmarks.cuda_cases import Case

    case = Case(shape, dtype)
    theirs = case.torch(torch) if torch else {}
    lines = []
    for each in case.operations():
        runs = dict(each.kernels)
        for kind, run in each.kernels.items():
            each.result.copy_to_device(np.full(each.expected.shape, np.nan, dtype))
            run()
            compare(f"{each.name}, {kind}", each.result.copy_to_host(), each.expected, dtype)
        if each.name in theirs:
            runs["cuDNN"] = theirs[each.name]
            compare(f"{each.name}, cuDNN", runs["cuDNN"]().cpu().numpy(), each.expected, dtype)
        taken: dict[str, list[float]] = {kind: [] for kind in runs}
        for _ in range(repeat):
            for kind, run in runs.items():
                taken[kind].append(clock.seconds(run))
        medians = {kind: statistics.median(times) for kind, times in taken.items()}
        least = best.seconds(dtype, each.flops, each.traffic)
        for kind in each.kernels:
            ratio = f"{medians[kind] / medians['cuDNN']:.2f}" if "cuDNN" in medians else "-"
            lines.append(
                f"| {each.name} | {kind} | {'x'.join(map(str, shape))} | {dtype} | {medians[kind] * 1e6:.1f} "
                f"| {each.flops / medians[kind] / 1e12:.2f} | {each.traffic / medians[kind] / 1e9:.0f} "
                f"| {least / medians[kind]:.0%} | {ratio} |"
            )
    return lines


def main(arguments: list[str] | None = None) -> int:
    """Print the table, or why there is none."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("::")[0])
    parser.add_argument("--repeat", type=int, default=20, help="measurements of each kernel")
    parser.add_argument("--calls", type=int, default=10, help="calls a measurement")
    parser.add_argument("--shapes", choices=SHAPES, default="course")
    options = parser.parse_args(arguments)
    try:
        require_gpu()
    except BackendError as error:
        print(f"skipped: {error}")
        return 0
    from numba import cuda

    from reference.cuda.launch import SIMULATED

    unknown = Peak("simulator", dict.fromkeys(LANES, math.nan), math.nan)
    best, torch = unknown if SIMULATED else peak(cuda.get_current_device()), find_torch()
    peaks = ", ".join(f"{dtype} {flops / 1e12:.1f} TFLOP/s" for dtype, flops in best.flops.items())
    version = torch.__version__ if torch else "none with CUDA"
    print(f"{best.name}: {peaks}, {best.bytes / 1e9:.0f} GB/s; PyTorch: {version}")
    print(
        "\n| operation | kernel | NxCxHxWxFxsidexstridexpad | dtype | µs | TFLOP/s | GB/s | roofline | to cuDNN |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    clock = Clock(options.calls)
    for dtype in LANES:
        for shape in SHAPES[options.shapes]:
            print("\n".join(rows(shape, dtype, torch, best, clock, options.repeat)), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
