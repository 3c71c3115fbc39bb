"""`gradecheck doctor --warm`: every loop is compiled once, in both precisions, and never again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from grader import warming

ROOT = Path(__file__).resolve().parents[1]


def test_modules_are_those_of_the_reference():
    names = warming.modules()
    assert "reference.normalization.rows" in names
    assert not any(name.startswith(("reference.cuda", "reference._")) for name in names)
    assert warming.modules(["dense_networks"]) == [
        f"reference.dense_networks.{stem}" for stem in ("affine", "flatten", "mlp")
    ]


def test_the_cache_is_read_without_numba(tmp_path, monkeypatch):
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path / "not" / "there"))
    empty = warming.cache(["normalization"])
    assert empty.loops == empty.missing
    assert {"rows._row_statistics", "rows._row_gradient", "columns._sum_products"} <= set(empty.loops)
    assert empty.writable
    assert empty.size == 0

    folder = tmp_path / "not" / "there" / "normalization"
    folder.mkdir(parents=True)
    version = f"py{sys.version_info.major}{sys.version_info.minor}"
    (folder / f"rows._row_statistics-54.{version}.nbi").write_bytes(b"index")
    (folder / "rows._row_gradient-70.py27.nbi").write_bytes(b"another Python's")
    missing = warming.cache(["normalization"]).missing
    assert set(empty.loops) - set(missing) == {"rows._row_statistics"}
    assert warming.cache(["normalization"]).size == len(b"index") + len(b"another Python's")


def test_examples_are_run_in_both_precisions():
    seen = []

    def probe(x, settings, pair):
        seen.append((x.dtype, settings["mean"].dtype, pair[0].dtype, pair[1]))
        return "result"

    arguments = np.ones(2), {"mean": np.ones(2)}, (np.array([1, 2]), "mode")
    assert warming._doubled(probe)(*arguments) == "result"
    assert seen == [(np.float32, np.float32, np.int64, "mode"), (np.float64, np.float64, np.int64, "mode")]


PROGRAM = """
import sys
import pytest
from grader import warming

compiled = sum(done.compiled + done.loaded for done in warming.warm(warming.modules()))
missing = warming.cache().missing
before = warming._counts()[1]
quiet = ["-q", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning"]
status = pytest.main([*quiet, "tests/reference", "-k", "test_authority"])
print(f"\\n{status == 0} {compiled} {list(missing)} {warming._counts()[1] - before}")
"""


@pytest.mark.slow
def test_after_it_nothing_is_compiled_again():
    """The recorded cases of every package, in both precisions, find all they need."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    passed, forms, *rest = done.stdout.splitlines()[-1].split(maxsplit=2)
    assert passed == "True", done.stdout[-2000:]
    assert int(forms) > len(
        warming.cache().loops
    )  # two of most; of loops that only loops call, none by themselves
    assert rest == ["[] 0"]
