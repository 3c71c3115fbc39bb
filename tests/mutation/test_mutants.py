"""Mutants of the reference: every one is noticed by a check, or listed as equivalent with a reason."""

from __future__ import annotations

import pytest

from tests.mutation import mutants

NAMES = [assignment.name for assignment in mutants.COURSE.assignments()]


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_mutant_is_killed_or_reviewed(name: str) -> None:
    """One in eight here; the command grades all."""
    keys, alive = mutants.survivors(name, budget=600, every=8)
    assert len(keys) > 12
    assert {mutant.key for mutant in alive} == set(mutants.reviewed()[name]) & set(keys)


def test_every_review_has_a_reason_and_a_mutant() -> None:
    for name, entries in mutants.reviewed().items():
        keys = {mutant.key for mutant in mutants.mutants(mutants.solution(mutants.COURSE, name))}
        assert set(entries) <= keys
        assert all(len(reason) > 10 for reason in entries.values())


def test_mutants_are_small_and_distinct() -> None:
    source = "def f(x):\n    return x + 1 if x > 0 else -x\n"
    found = {mutant.source for mutant in mutants.mutants(source)}
    assert "def f(x):\n    return x - 1 if x > 0 else -x" in found
    assert "def f(x):\n    return x + 1 if x >= 0 else -x" in found
    assert "def f(x):\n    return x + 1 if x > 0 else x" in found
    assert len(found) == len(list(mutants.mutants(source)))
