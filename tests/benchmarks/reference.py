"""Time the reference against plain NumPy and PyTorch, and print the table that README.md shows::

    pip install -e '.[bench]'
    python -m tests.benchmarks.reference --repeat 30

Every answer is compared with plain NumPy's in float64 before it is timed. The three take turns, each with the same
number of threads; a turn is a pause, in which the threads of the others fall asleep, a call that does not count, and as
many calls as take some ten milliseconds. Figures are medians over the turns. "to NumPy" and "to PyTorch" are our time
divided by theirs in the same turn, so that what else the machine does meanwhile slows both: below 1 we are faster.
Without PyTorch its column stays empty.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from operator import truediv
from types import ModuleType

import numpy as np

from tests.benchmarks.layer_cases import LAYERS
from tests.benchmarks.reference_cases import CONVOLUTION, DTYPES, Run, threads

OPERATIONS = CONVOLUTION + LAYERS

_TURN = 0.01  # seconds
_PAUSE = 0.05  # idle threads of BLAS look for work for some 30 ms


def installed_torch() -> ModuleType | None:
    """Return PyTorch if it is there."""
    try:
        import torch
    except ImportError:
        return None
    return torch


def seconds(run: Run, calls: int) -> float:
    """Return the time of one call, over several."""
    started = time.perf_counter()
    for _ in range(calls):
        run()
    return (time.perf_counter() - started) / calls


def times_in_turn(runs: dict[str, Run], repeat: int) -> dict[str, list[float]]:
    """Return the time of a call of each, for every turn."""
    calls = {
        name: max(1, round(_TURN / min(seconds(run, 1) for _ in range(3)))) for name, run in runs.items()
    }
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(repeat):
        for name, run in runs.items():
            time.sleep(_PAUSE)
            run()
            times[name].append(seconds(run, calls[name]))
    return times


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Time the reference against plain NumPy and PyTorch.")
    parser.add_argument("--repeat", type=int, default=30, help="turns of each (default 30)")
    parser.add_argument("--threads", type=int, default=2, help="threads of each (default 2)")
    parser.add_argument("--only", default="", help="functions whose name contains this")
    options = parser.parse_args()
    torch = installed_torch()
    versions = [f"Python {sys.version.split()[0]}", f"NumPy {np.__version__}"]
    versions += [f"PyTorch {torch.__version__}"] if torch else ["PyTorch not installed"]
    with threads(options.threads, torch) as words:
        print(f"{', '.join(versions)}, {os.cpu_count()} cores; {words}\n")
        print("| function | shape | dtype | ours | to NumPy | to PyTorch |\n|---|---|---|---|---|---|")
        for operation in OPERATIONS:
            for size in operation.sizes if options.only in operation.name else ():
                for dtype in DTYPES:
                    runs = operation.runs(size, dtype, torch)
                    for run in runs.values():
                        operation.check(size, dtype, run)
                    found = times_in_turn(runs, options.repeat)
                    ours = found["ours"]
                    ratios = [
                        f"{statistics.median(map(truediv, ours, found[name])):.2f}" if name in found else ""
                        for name in ("numpy", "torch")
                    ]
                    milliseconds = f"{1e3 * statistics.median(ours):.2f} ms"
                    row = [operation.name, size, dtype, milliseconds, *ratios]
                    print(f"| {' | '.join(row)} |", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
