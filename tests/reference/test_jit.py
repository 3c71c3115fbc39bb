"""Threads: bounded, used for large arrays only, and without a say in the answer."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from grader.classroom import flattened
from reference import _jit, find
from reference._shared.exponential import exp_nonpositive, exp_nonpositive_single

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
    _jit.share(lambda start, stop: ranges.append((start, stop)), 10, 999_999)
    assert ranges == [(0, 10)]
    _jit.share(lambda start, stop: ranges.append((start, stop)), 10, 1_000_000)
    assert len(ranges) == 1 + 4


@pytest.mark.parametrize("failing", range(4))
def test_an_error_in_any_thread_is_raised_when_all_are_done(failing, monkeypatch):
    monkeypatch.setattr(_jit, "THREADS", 4)
    done = []

    def loop(start, stop):
        if start == failing:
            raise ValueError(f"part {start}")
        done.append(start)

    with pytest.raises(ValueError, match=f"part {failing}"):
        _jit.share(loop, 4, 10**6)
    assert sorted(done) == [part for part in range(4) if part != failing]


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
    x = -np.concatenate([[0.0, 1e-300, 0.3, 1.0, 707.9], np.geomspace(1e-9, 700, 2000)])
    got = np.array([exp_nonpositive(value) for value in x])
    assert np.abs(got / np.exp(x) - 1).max() < 1e-14
    assert [exp_nonpositive(value) for value in (-708.5, -1e4, -np.inf)] == [0.0, 0.0, 0.0]

    x = x[x > -87].astype(np.float32)
    single = np.array([exp_nonpositive_single(value) for value in x])
    assert np.array_equal(single, single.astype(np.float32))
    assert np.abs(single / np.exp(x.astype(np.float64)) - 1).max() < 1e-6
    assert [exp_nonpositive_single(np.float32(value)) for value in (-87.5, -1e4, -np.inf)] == [0.0, 0.0, 0.0]


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("shape", [(1, 1), (4, 3), (3, 8), (2, 19)])
def test_the_softmax_loss_of_student_files_is_the_same(dtype, shape, rng, close):
    x, y = (30 * rng.standard_normal(shape)).astype(dtype), rng.integers(shape[1], size=shape[0])
    plain = flattened("losses", ["softmax_loss"])
    assert "exp_nonpositive" not in plain
    namespace = {}
    exec(plain, namespace)
    tolerance = 1e-13 if dtype == np.float64 else 1e-6
    for got, want in zip(find("softmax_loss")(x, y), namespace["softmax_loss"](x, y), strict=True):
        close(got, np.asarray(want, np.float64), tolerance)
