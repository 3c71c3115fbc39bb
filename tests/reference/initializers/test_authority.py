"""Fans and the distributions they lead to, against what torch.nn.init works with (record.py)."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from reference import find
from tests.reference.recording import load

CASES = load(Path(__file__).parent)


def cases(*functions):
    found = [case for case in CASES if case.function in functions]
    ids = [f"{case.function}-{case.arguments['shape']}" for case in found]
    return pytest.mark.parametrize("case", found, ids=ids)


def test_nothing_recorded_is_missing():
    names = ["fans", "lecun_normal", "xavier_normal", "xavier_uniform", "he_normal", "he_uniform"]
    assert Counter(case.function for case in CASES) == dict.fromkeys(names, 7)


@cases("fans")
def test_fans(case):
    got = find("fans")(case.arguments["shape"])
    assert got == (case.expected["fan_in"], case.expected["fan_out"])
    assert [type(each) for each in got] == [int, int]


@cases("lecun_normal", "xavier_normal", "he_normal")
def test_standard_deviation(case, close):
    """A scheme is the standard normal draw of the same seed, times the authority's standard deviation."""
    shape, (mean, std) = case.arguments["shape"], case.expected["distribution"]
    assert mean == 0
    plain = find("small_normal")(shape, 1.0, np.random.default_rng(3))
    close(find(case.function)(shape, np.random.default_rng(3)), std * plain, 1e-10)


@cases("xavier_uniform", "he_uniform")
def test_bound(case, close):
    shape, (low, high) = case.arguments["shape"], case.expected["distribution"]
    assert low == -high
    plain = find("uniform")(shape, 1.0, np.random.default_rng(3))
    close(find(case.function)(shape, np.random.default_rng(3)), high * plain, 1e-10)
