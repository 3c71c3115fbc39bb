"""Every name and signature of the curriculum exists in the reference, and in every starter that is there."""

from __future__ import annotations

import importlib.util
import inspect
import re
from collections import Counter
from pathlib import Path

import pytest

from reference import find
from tests.curriculum import TABLE, entries, signature

ROOT = Path(__file__).resolve().parents[2]
EVERY = [(assignment, name) for assignment in TABLE for name in entries(assignment)]
STARTERS = sorted(ROOT.glob("assignments/[0-9]*/"))


def stem(assignment):
    return assignment.partition("_")[2]


def check(found, entry):
    assert signature(found) == entry.parameters
    assert inspect.isclass(found) == bool(entry.methods)
    for method, parameters in entry.methods.items():
        without_self = signature(getattr(found, method))[1:]
        assert without_self == parameters
    public = {name for name in vars(found) if re.fullmatch(r"[a-z]\w*", name)} if entry.methods else set()
    assert public - entry.methods.keys() <= {"best_epoch"}


def test_the_table_is_whole():
    assert [assignment[:2] for assignment in TABLE] == [f"{number:02d}" for number in range(1, 14)]
    counts = {assignment[:2]: len(entries(assignment)) for assignment in TABLE}
    assert counts == dict(zip(counts, [4, 9, 26, 10, 14, 8, 21, 13, 21, 11, 13, 11, 25], strict=True))
    assert len(EVERY) == 186


def test_every_name_means_one_thing():
    assert [name for name, count in Counter(name for _, name in EVERY).items() if count > 1] == []


@pytest.mark.parametrize(("assignment", "name"), EVERY, ids=[name for _, name in EVERY])
def test_reference(assignment, name):
    found = find(name)
    assert found.__module__.split(".")[:2] == ["reference", stem(assignment)]
    check(found, entries(assignment)[name])


@pytest.mark.parametrize("folder", STARTERS, ids=lambda folder: folder.name)
def test_starter(folder):
    path = folder / f"{stem(folder.name)}.py"
    spec = importlib.util.spec_from_file_location(f"starter_{path.stem}", path)
    starter = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(starter)
    asked = [name for name, value in vars(starter).items() if getattr(value, "__module__", "") == spec.name]
    assert sorted(asked) == sorted(entries(folder.name))
    for name in asked:
        check(getattr(starter, name), entries(folder.name)[name])
