"""Threads: bounded, used for large arrays only, and without a say in the answer."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from reference import _jit, find

ROOT = Path(_jit.__file__).parents[1]


@pytest.mark.parametrize("threads", [1, 2, 3, 4])
@pytest.mark.parametrize("count", [1, 2, 7, 10])
def test_every_index_is_done_once(threads, count, monkeypatch):
    monkeypatch.setattr(_jit, "THREADS", threads)
    seen, workers = [], set()

    def loop(start, stop, number):
        workers.add(threading.get_ident())
        seen.extend((index, number) for index in range(start, stop))

    _jit.share(loop, count, 10**6, "x")
    assert sorted(seen) == [(index, "x") for index in range(count)]
    assert threading.get_ident() in workers


def test_little_work_is_not_shared(monkeypatch):
    monkeypatch.setattr(_jit, "THREADS", 4)
    ranges = []
    _jit.share(lambda start, stop: ranges.append((start, stop)), 10, 99_999)
    assert ranges == [(0, 10)]
    _jit.share(lambda start, stop: ranges.append((start, stop)), 10, 100_000)
    assert len(ranges) == 1 + 4


@pytest.mark.parametrize("asked", ["1", "3", ""])
def test_the_user_bounds_the_threads(asked):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NUMBA_NUM_THREADS": asked}
    if not asked:
        del environment["NUMBA_NUM_THREADS"]
    code = "from reference._jit import THREADS; print(THREADS)"
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)
    assert done.stdout.strip() == asked or (not asked and 1 <= int(done.stdout) <= 4), done.stderr


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_large_arrays_get_the_same_answer_from_any_number_of_threads(dtype, monkeypatch, rng):
    monkeypatch.setattr(_jit, "_MUCH", 100)
    scores, labels = rng.standard_normal((50, 12)).astype(dtype), rng.integers(12, size=50)
    images = rng.standard_normal((3, 5, 6, 7)).astype(dtype)
    settings = np.ones(5, dtype), np.zeros(5, dtype)
    answers = []
    for threads in (1, 3):
        monkeypatch.setattr(_jit, "THREADS", threads)
        out, cache = find("spatial_batchnorm_forward")(images, *settings, {"mode": "train"})
        gradients = find("spatial_batchnorm_backward")(images[::-1].copy(), cache)
        loss, dx = find("softmax_loss")(scores, labels)
        answers.append([out, *gradients, np.asarray(loss), dx])
    for one, several in zip(*answers, strict=True):
        assert np.array_equal(one, several)


def test_exponentials_of_what_is_not_positive():
    from reference._shared.exponential import exp_nonpositive

    x = -np.concatenate([[0.0, 1e-300, 0.3, 1.0, 707.9], np.geomspace(1e-9, 700, 2000)])
    got = np.array([exp_nonpositive(value) for value in x])
    assert np.abs(got / np.exp(x) - 1).max() < 1e-14
    assert [exp_nonpositive(value) for value in (-708.5, -1e4, -np.inf)] == [0.0, 0.0, 0.0]
