"""Mistakes are named, alone and in pairs, and nothing is named that is not there."""

from __future__ import annotations

import pytest

from tests.diagnosis import table
from tests.diagnosis.course import NAMES, defined, loaded, spread

SMALL = "06_dense_networks"


def test_pairs_are_fixed_and_fit_into_one_submission() -> None:
    pairs = table.drawn_pairs(NAMES, 240)
    assert pairs == table.drawn_pairs(NAMES, 240)
    assert len(set(pairs)) == 240
    assert sum(together for _, together, _ in pairs) == 120
    for name, together, ids in pairs:
        assignment = loaded(name)
        a, b = table.find(assignment, ids)
        assert not defined(a) & defined(b)
        assert (table.area_of(assignment, a.exercise) == table.area_of(assignment, b.exercise)) is together


def test_twins_are_own_names_of_each_other() -> None:
    for name in NAMES:
        assignment = loaded(name)
        for mistake in assignment.mistakes:
            for twin in table.find(assignment, mistake.twins):
                assert table.own_names(assignment, mistake) == table.own_names(assignment, twin)


def test_a_pair_in_a_forward_and_its_backward_is_named_twice() -> None:
    found = table.both((SMALL, True, ("affine_forward.bias_forgotten", "affine_backward.bias_averaged")))
    assert found.named == 2
    assert not found.strangers


@pytest.mark.slow
def test_single_mistakes_are_named_and_unknown_ones_are_not_misnamed() -> None:
    (_, verdicts), *_ = table.singles([SMALL], unlisted=True)
    assert all(each.top and not each.strangers and not each.unlisted for each in verdicts.values())


@pytest.mark.slow
def test_pairs_are_not_misnamed() -> None:
    pairs = table.drawn_pairs([SMALL, "08_normalization"], 40)
    found = [each for _, each in spread(table.both, pairs, [1] * len(pairs), "pairs")]
    assert not [each for each in found if each.strangers]
    assert sum(each.named == 2 for each in found) >= 0.6 * len(found)
