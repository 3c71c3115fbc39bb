"""The kept tables say that every check is good for something, and are of the declarations as they are."""

from __future__ import annotations

import fnmatch

import pytest

from tests.diagnosis import matrix
from tests.diagnosis.course import NAMES, loaded

REFINEMENTS = ("dtype", "stability", "inputs_unchanged", "own_cache")


@pytest.mark.parametrize("name", NAMES)
def test_table_is_of_these_mistakes_and_checks(name: str) -> None:
    assignment, rows = loaded(name), matrix.read(name)
    again = f"run: python -m tests.diagnosis.matrix {name}"
    assert sorted(rows) == sorted(mistake.id for mistake in assignment.mistakes), again
    assert {check for checks in rows.values() for check in checks} <= {c.name for c in assignment.checks}, (
        again
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_mistake_is_caught(name: str) -> None:
    assert not [mistake for mistake, checks in matrix.read(name).items() if not checks]


@pytest.mark.parametrize("name", NAMES)
def test_every_check_catches_a_mistake_that_nothing_else_does_or_has_a_reason(name: str) -> None:
    spare = matrix.unneeded(loaded(name), matrix.read(name))
    assert not [check for check in spare if not matrix.explained(check)]


def test_every_check_worth_points_catches_something() -> None:
    idle = set().union(*(matrix.idle(loaded(name), matrix.read(name)) for name in NAMES))
    assert idle == matrix.pending()


def test_every_review_is_about_a_check_and_has_a_reason() -> None:
    spare = {check for name in NAMES for check in matrix.unneeded(loaded(name), matrix.read(name))}
    for pattern, reason in matrix.reviewed().items():
        assert fnmatch.filter(spare, pattern), pattern
        assert len(reason) > 40


@pytest.mark.parametrize("refinement", REFINEMENTS)
def test_every_refinement_catches_alone_in_some_operation(refinement: str) -> None:
    found = [
        check
        for name in NAMES
        for check, mistakes in matrix.alone(loaded(name), matrix.read(name)).items()
        if mistakes and check.endswith(f"/{refinement}")
    ]
    assert len(found) >= 3


@pytest.mark.slow
def test_table_comes_out_again() -> None:
    assert matrix.compute(["06_dense_networks"])["06_dense_networks"] == matrix.read("06_dense_networks")


def test_alone_leaves_out_what_would_be_blocked() -> None:
    assignment = loaded("06_dense_networks")
    values, contract, dtype = (f"affine_forward/{name}" for name in ("values", "contract", "dtype"))
    assert {values, dtype} <= matrix.needing(assignment, contract)
    assert dtype in matrix.needing(assignment, values)
    assert contract not in matrix.needing(assignment, values)
    found = matrix.alone(assignment, {"a": (values, dtype), "b": (contract, values, dtype), "c": (dtype,)})
    assert (found[values], found[contract], found[dtype]) == ({"a"}, {"b"}, {"c"})
