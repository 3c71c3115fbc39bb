"""The whole suite runs on two processes where pytest-xdist is there: no plain `pytest` takes longer than it must.

Naming files, or any option about debugging, processes or benchmarks, leaves everything as it was asked for.
"""

from __future__ import annotations

import os

import pytest

PROCESSES = 2


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Ask for processes before pytest-xdist looks how many are asked for."""
    if "PYTEST_XDIST_WORKER" in os.environ:  # this is one of the processes, which must not start more
        return
    whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    option = config.option
    possible = config.pluginmanager.has_plugin("xdist") and hasattr(option, "numprocesses")
    asked = any(
        getattr(option, name, None) for name in ("usepdb", "trace", "benchmark_only", "collectonly", "lf")
    )
    if (
        whole
        and possible
        and not asked
        and option.numprocesses is None
        and (os.cpu_count() or 1) >= PROCESSES
    ):
        option.numprocesses = PROCESSES
