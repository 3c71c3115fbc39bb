"""Processes that work through tasks: answers, deaths, and Ctrl-C."""

from __future__ import annotations

import functools
import os
import time
from multiprocessing import connection

import pytest

from grader.pool import Died, Pool

# partial(settings) is a handle: what the pool sends to its processes must be found by name there.


def test_every_task_is_answered_once():
    with Pool(functools.partial, abs, 2) as pool:
        answers = list(pool.map(range(-5, 0)))
    assert sorted(answers) == [(task, -task) for task in range(-5, 0)]


def test_there_are_no_more_processes_than_tasks():
    with Pool(functools.partial, abs, 8) as pool:
        list(pool.map([-1]))
        assert len(pool._workers) == 1


def test_a_task_that_kills_its_process_is_tried_twice_and_then_named():
    with Pool(functools.partial, os._exit, 1) as pool:
        assert list(pool.map([3, 4])) == [(3, Died(3)), (4, Died(4))]


def test_leaving_ends_processes_that_are_busy(monkeypatch):
    def press_ctrl_c(connections):
        raise KeyboardInterrupt

    monkeypatch.setattr(connection, "wait", press_ctrl_c)
    with Pool(functools.partial, time.sleep, 2) as pool:
        with pytest.raises(KeyboardInterrupt):
            list(pool.map([60, 61]))
        processes = [worker.process.pid for worker in pool._workers]
    assert len(processes) == 2
    assert not any(os.path.exists(f"/proc/{pid}") for pid in processes)


def test_the_environment_is_as_it_was():
    before = dict(os.environ)
    with Pool(functools.partial, os.getenv, 1) as pool:
        assert list(pool.map(["OPENBLAS_NUM_THREADS"])) == [("OPENBLAS_NUM_THREADS", "1")]
    assert dict(os.environ) == before
