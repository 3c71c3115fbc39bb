"""The benchmark's logic, which a machine without GPU can check: validation, peaks, the queue, the table."""

from types import SimpleNamespace

import numpy as np
import pytest

from tests.benchmarks import cuda as benchmark

from .device import SIMULATED, why_not


def test_peaks_come_from_the_attributes():
    """A data sheet of this device says 67 TFLOP/s, 34 TFLOP/s and 4.8 TB/s."""
    device = SimpleNamespace(
        name=b"NVIDIA H200",
        compute_capability=(9, 0),
        MULTIPROCESSOR_COUNT=132,
        CLOCK_RATE=1_980_000,
        MEMORY_CLOCK_RATE=3_201_000,
        GLOBAL_MEMORY_BUS_WIDTH=6144,
    )
    best = benchmark.peak(device)
    assert best.name == "NVIDIA H200"
    assert best.flops["float32"] == pytest.approx(67e12, rel=0.01)
    assert best.flops["float64"] == pytest.approx(33.5e12, rel=0.01)
    assert best.bytes == pytest.approx(4.9e12, rel=0.01)
    assert best.seconds("float32", 67e12, 1.0) == pytest.approx(1, rel=0.01)  # arithmetic takes longer
    assert best.seconds("float32", 1.0, 9.8e12) == pytest.approx(2, rel=0.01)  # memory does
    unknown = benchmark.peak(SimpleNamespace(**vars(device) | {"compute_capability": (99, 0)}))
    assert np.isnan(unknown.flops["float32"])


def test_a_wrong_answer_is_not_timed():
    expected = np.arange(4.0)
    benchmark.compare("sum", expected + 1e-12, expected, "float64")
    for wrong in (expected + 1e-3, np.full(4, np.nan), expected[None]):
        with pytest.raises(SystemExit, match=r"sum, float64, .* wrong by"):
            benchmark.compare("sum", wrong, expected, "float64")


def test_calls_are_timed_only_when_all_were_queued_in_time():
    """The device is kept busy twice as long until the first event still waits when the last call is in the queue."""
    busy, queued = [], []
    event = SimpleNamespace(
        record=lambda: None, synchronize=lambda: None, query=lambda: busy[-1] < 5000, name="event"
    )

    class Occupy:
        def __getitem__(self, grid):
            return lambda rounds, sink: busy.append(rounds)

    clock = object.__new__(benchmark.Clock)
    clock._cuda = SimpleNamespace(event=lambda timing: event, event_elapsed_time=lambda start, end: 60.0)
    clock._simulated, clock._calls, clock._occupy, clock._sink, clock._rounds = False, 3, Occupy(), None, 1024
    assert clock.seconds(lambda: queued.append(1)) == pytest.approx(0.02)
    assert busy == [1024, 2048, 4096, 8192]
    assert len(queued) == 4 * 3


@pytest.mark.skipif(not why_not(), reason="there is a device")
def test_without_a_gpu_the_reason_is_printed(capsys):
    assert benchmark.main([]) == 0
    assert capsys.readouterr().out.startswith("skipped: backend='cuda' needs")


@pytest.mark.skipif(not SIMULATED, reason="test_simulator.py runs it in the simulator")
def test_every_kernel_is_validated_and_has_its_row(capsys):
    assert benchmark.main(["--shapes", "tiny", "--repeat", "1"]) == 0
    table = [line for line in capsys.readouterr().out.splitlines() if line.startswith("| ")]
    assert len(table) == 1 + 2 * 19
    assert all(line.count("|") == 10 for line in table)
