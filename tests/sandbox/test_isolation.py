"""Which rung is chosen, and what is said when it can't be."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys

import pytest

from grader.sandbox import client, isolation, seal
from grader.sandbox.isolation import Isolation, IsolationError, choose


@pytest.fixture
def _no_bubblewrap(monkeypatch: pytest.MonkeyPatch) -> None:
    reason = "bubblewrap is not installed"
    monkeypatch.setattr(isolation, "_probe_bubblewrap", lambda: (None, reason))


def test_a_rung_that_works_is_available() -> None:
    assert isolation.available()[-1] == "process"
    assert [rung for rung in isolation.RUNGS if rung in isolation.available()] == isolation.available()


def test_the_strongest_is_chosen() -> None:
    assert choose(allow_weaker=True).rung == isolation.available()[0]


@pytest.mark.usefixtures("_no_bubblewrap")
def test_nothing_weaker_is_chosen_silently() -> None:
    with pytest.raises(IsolationError, match="not installed; this machine offers --isolation"):
        choose()
    weaker = choose(allow_weaker=True)
    assert weaker.rung != "bubblewrap"
    assert "install bubblewrap" in weaker.notice


@pytest.mark.usefixtures("_no_bubblewrap")
def test_what_is_missing_is_named() -> None:
    with pytest.raises(IsolationError, match="--isolation bubblewrap: bubblewrap is not installed"):
        choose("bubblewrap")


def test_an_unknown_rung_is_named() -> None:
    with pytest.raises(IsolationError, match="Received: 'vault'"):
        choose("vault")


def test_a_broken_program_is_not_available(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "_program", lambda: "/bin/false")
    isolation._probe_bubblewrap.cache_clear()
    try:
        with pytest.raises(IsolationError, match=r"bubblewrap( does not work here|.*Linux)"):
            choose("bubblewrap")
    finally:
        isolation._probe_bubblewrap.cache_clear()


def test_the_environment_holds_nothing_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADER_SECRET", "42")
    environment = choose("process").environment()
    assert "GRADER_SECRET" not in environment
    assert set(environment.values()).isdisjoint({os.environ.get("HOME"), os.environ["PATH"]} - {"/tmp"})


def test_a_worker_that_does_not_start_is_our_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        Isolation, "command", lambda self: [sys.executable, "-c", "raise SystemExit('no seat')"]
    )
    target = client.SandboxTarget("a", b"", isolation=choose("process"), limits=client.Limits())
    with pytest.raises(client.SandboxError, match="did not start: no seat"):
        target.load()


def test_a_seal_that_fails_stops_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = {**choose("process").locks(), "landlock": True, "readable": [7]}
    monkeypatch.setattr(Isolation, "locks", lambda self: broken)
    target = client.SandboxTarget("a", b"", isolation=choose("process"), limits=client.Limits())
    with pytest.raises(client.SandboxError, match="did not start: "):
        target.load()


def test_limits_are_a_value() -> None:
    assert dataclasses.replace(client.Limits(), seconds=1.0) == client.Limits(seconds=1.0)


@pytest.mark.parametrize("architecture", ["x86_64", "aarch64"])
def test_the_filter_jumps_within_itself(architecture: str) -> None:
    for writable in (True, False):
        program = list(seal._program(architecture, 1, writable))
        assert len(program) < 4096
        for index, (code, if_true, if_false, _) in enumerate(program):
            assert max(if_true, if_false) < 256
            if code != seal._RETURN:
                assert index + 1 + max(if_true, if_false) < len(program)
        assert program[-1] == (seal._RETURN, 0, 0, seal._ALLOW)


def test_call_numbers_are_those_of_the_system() -> None:
    """The compiler's headers, where there are any, name the same numbers."""
    column = (
        list(seal._ARCHITECTURES).index(os.uname().machine)
        if os.uname().machine in seal._ARCHITECTURES
        else None
    )
    if column is None:
        pytest.skip("no table for this architecture")
    listing = subprocess.run(
        ["sh", "-c", "echo '#include <sys/syscall.h>' | cc -E -dM -"],
        capture_output=True,
        text=True,
        check=False,
    )
    if listing.returncode:
        pytest.skip("no C compiler here")
    lines = (line.split() for line in listing.stdout.splitlines() if line.startswith("#define __NR_"))
    known = {line[1].removeprefix("__NR_"): int(line[2]) for line in lines if line[2].isdigit()}
    ours = {name: numbers[column] for name, numbers in {**seal._CALLS, **seal._UNKNOWN}.items()}
    compared = {name: number for name, number in ours.items() if name in known}
    assert len(compared) > 50
    assert compared == {name: known[name] for name in compared}
