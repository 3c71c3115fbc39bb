"""Every gradient against central differences of its own loss, and what the lectures say about losses."""

import math

import numpy as np
import pytest

from reference import find

from ..differences import away_from_kinks, contracted_differences
from . import twins

SHAPES = [(4,), (3, 2), (2, 3, 2)]


def check(name, first, *others, close):
    gradient = find(name)(first, *others)[1]
    close(gradient, contracted_differences(lambda value: find(name)(value, *others)[0], first, 1.0), 1e-7)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", ["mse_loss", "mae_loss"])
def test_regression(name, shape, rng, close):
    target = rng.standard_normal(shape)
    check(name, target + away_from_kinks(rng, shape), target, close=close)


@pytest.mark.parametrize("labels", ["hard", "soft"])
def test_two_classes(labels, rng, close):
    y = rng.random(7) if labels == "soft" else rng.integers(2, size=7)
    check("binary_cross_entropy", rng.uniform(0.1, 0.9, 7), y, close=close)
    check("bce_with_logits", 3 * rng.standard_normal(7), y, close=close)


def test_many_classes(rng, close):
    x, y = 2 * rng.standard_normal((5, 4)), rng.integers(4, size=5)
    check("softmax_loss", x, y, close=close)
    check("svm_loss", x, y, close=close)
    check("categorical_cross_entropy", rng.uniform(0.1, 0.9, (5, 4)), np.eye(4)[y], close=close)
    check("categorical_cross_entropy", rng.uniform(0.1, 0.9, (5, 4)), rng.random((5, 4)), close=close)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", ["l2_penalty", "l1_penalty", "elastic_net_penalty"])
def test_penalties(name, shape, rng, close):
    check(name, away_from_kinks(rng, shape), 0.3, close=close)


@pytest.mark.parametrize(("n", "c"), [(1, 1), (1, 5), (6, 2), (9, 4)])
def test_slow_loops_agree(n, c, rng, close):
    x, y = 3 * rng.standard_normal((n, c)), rng.integers(c, size=n)
    p, labels = rng.uniform(1e-6, 1 - 1e-6, n), rng.integers(2, size=n)
    several = rng.uniform(1e-6, 1, (n, c))
    for got, want in (
        (find("softmax_loss")(x, y), twins.softmax_loss(x, y)),
        (find("svm_loss")(x, y), twins.svm_loss(x, y)),
        (find("binary_cross_entropy")(p, labels), twins.binary_cross_entropy(p, labels)),
        (
            find("categorical_cross_entropy")(several, np.eye(c)[y]),
            twins.categorical_cross_entropy(several, y),
        ),
    ):
        assert got[0] == pytest.approx(want[0], rel=1e-12, abs=1e-15)
        close(got[1], want[1], 1e-12)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_the_floor_is_not_seen_where_values_are_compared(dtype):
    for p in (1e-6, 1e-5, 0.3, 1 - 1e-5, 1 - 1e-6):
        p = dtype(p)
        for label in (0, 1):
            likelihood = float(p) if label else 1 - float(p)
            loss, dp = find("binary_cross_entropy")(np.array([p]), np.array([label]))
            assert loss == pytest.approx(-math.log(likelihood), rel=1e-9)
            assert dp[0] == pytest.approx((-1 if label else 1) / likelihood, rel=1e-6)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_probabilities_of_0_and_1_stay_finite(dtype):
    p, y = np.array([0, 1, 0, 1], dtype), np.array([0, 1, 1, 0])
    loss, dp = find("binary_cross_entropy")(p, y)
    assert loss == pytest.approx(-2 * math.log(1e-12) / 4, rel=1e-4)
    assert dp == pytest.approx([0.25, -0.25, -0.25e12, 0.25e12], rel=1e-6)
    loss, dp = find("categorical_cross_entropy")(np.array([[0, 1], [0, 1]], dtype), np.eye(2)[[0, 1]])
    assert loss == pytest.approx(-math.log(1e-12) / 2, rel=1e-6)
    assert dp.ravel() == pytest.approx([-0.5e12, 0, 0, -0.5], rel=1e-6)
    assert not np.signbit(dp[0, 1])


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_scores_of_any_size_stay_finite(dtype, rng):
    x = np.array([[-1e4, 1e4, 0], [1e4, 1e4, 1e4], [0, -1e4, 1e-30]], dtype)
    for name in ("softmax_loss", "svm_loss"):
        loss, dx = find(name)(x, np.array([0, 1, 2]))
        assert math.isfinite(loss)
        assert np.isfinite(dx).all()
    assert find("softmax_loss")(x[:1], np.array([0]))[0] == 2e4
    loss, dz = find("bce_with_logits")(np.array([1e4, -1e4, 1e4, -1e4], dtype), np.array([1, 0, 0, 1]))
    assert loss == 5e3
    assert dz.tolist() == [0, 0, 0.25, -0.25]


def test_sure_answers_keep_their_digits():
    assert find("bce_with_logits")(np.array([40.0]), np.array([1]))[0] == pytest.approx(
        math.exp(-40), rel=1e-14
    )
    tiny = find("binary_cross_entropy")(np.array([1e-9]), np.array([0]))[0]
    assert tiny == pytest.approx(1e-9, rel=1e-8)


def test_logits_and_probabilities_tell_the_same(rng, close):
    z, y = rng.standard_normal(8), rng.integers(2, size=8)
    p, cache = find("sigmoid_forward")(z)
    loss, dp = find("binary_cross_entropy")(p, y)
    from_logits, dz = find("bce_with_logits")(z, y)
    close(loss, from_logits, 1e-13)
    close(find("sigmoid_backward")(dp, cache), dz, 1e-12)


def test_scores_and_probabilities_tell_the_same(rng, close):
    x, y = rng.standard_normal((6, 4)), rng.integers(4, size=6)
    p, cache = find("softmax_forward")(x)
    loss, dp = find("categorical_cross_entropy")(p, np.eye(4)[y])
    from_scores, dx = find("softmax_loss")(x, y)
    close(loss, from_scores, 1e-13)
    close(find("softmax_backward")(dp, cache), dx, 1e-12)


def test_two_classes_of_the_softmax_are_the_sigmoid(rng, close):
    z, y = rng.standard_normal(8), rng.integers(2, size=8)
    loss, dx = find("softmax_loss")(np.stack([np.zeros(8), z], axis=1), y)
    want, dz = find("bce_with_logits")(z, y)
    close(loss, want, 1e-13)
    close(dx[:, 1], dz, 1e-12)


def test_equal_scores_cost_the_logarithm_of_the_classes():
    for c in (1, 2, 10):
        y = np.arange(c)
        assert find("softmax_loss")(np.full((c, c), 3.0), y)[0] == pytest.approx(math.log(c), abs=1e-15)
        assert find("svm_loss")(np.full((c, c), 3.0), y)[0] == c - 1


@pytest.mark.parametrize("shift", [-1e3, 0.5, 1e3])
def test_shifts_of_all_scores_change_nothing(shift, rng, close):
    x, y = rng.standard_normal((5, 4)), rng.integers(4, size=5)
    for name in ("softmax_loss", "svm_loss"):
        loss, dx = find(name)(x, y)
        shifted_loss, shifted_dx = find(name)(x + shift, y)
        close(shifted_loss, loss, 1e-11)
        close(shifted_dx, dx, 1e-11)
        assert np.abs(dx.sum(axis=1)).max() < 1e-15


def test_beaten_by_the_margin_costs_nothing():
    x, y = np.array([[3.0, 2.0, -5.0], [0.0, 7.0, 6.0]]), np.array([0, 1])
    loss, dx = find("svm_loss")(x, y)
    assert loss == 0
    assert not dx.any()


def test_batches_are_averaged(rng, close):
    x, y = rng.standard_normal((6, 4)), rng.integers(4, size=6)
    for name, first, second in (
        ("softmax_loss", x, y),
        ("svm_loss", x, y),
        ("categorical_cross_entropy", rng.uniform(0.1, 0.9, (6, 4)), np.eye(4)[y]),
        ("binary_cross_entropy", rng.uniform(0.1, 0.9, 6), y % 2),
        ("bce_with_logits", x[:, 0], y % 2),
    ):
        loss, gradient = find(name)(first, second)
        apart = [find(name)(first[n : n + 1], second[n : n + 1]) for n in range(6)]
        close(loss, np.mean([each for each, _ in apart]), 1e-13)
        close(gradient, np.concatenate([each for _, each in apart]) / 6, 1e-13)


def test_only_the_mean_of_mse_and_mae_runs_over_everything():
    pred, target = np.full((2, 3), 3.0), np.ones((2, 3))
    assert find("mse_loss")(pred, target)[0] == 4
    assert find("mae_loss")(pred, target)[0] == 2
    assert (find("mse_loss")(pred, target)[1] == 4 / 6).all()
    assert (find("mae_loss")(pred, target)[1] == 1 / 6).all()


def test_kinks_get_a_gradient_of_zero():
    assert find("mae_loss")(np.array([1.0, 2.0]), np.array([1.0, 0.0]))[1].tolist() == [0, 0.5]
    assert find("l1_penalty")(np.array([0.0, 2.0]), 3.0)[1].tolist() == [0, 3]
    assert find("elastic_net_penalty")(np.array([0.0, -2.0]), 3.0)[1].tolist() == [0, -13]
    assert find("svm_loss")(np.array([[2.0, 1.0]]), np.array([0]))[1].tolist() == [[0, 0]]


def test_elastic_net_is_both_penalties(rng, close):
    w = rng.standard_normal((3, 4))
    squares, magnitudes, both = (
        find("l2_penalty")(w, 0.7),
        find("l1_penalty")(w, 1.0),
        find("elastic_net_penalty")(w, 0.7),
    )
    for part in range(2):
        close(both[part], squares[part] + magnitudes[part], 1e-14)


def test_float32_sums_are_taken_in_float64():
    w = np.full(1_000_000, 0.1, np.float32)
    exact = float(np.float32(0.1))
    assert find("l1_penalty")(w, 1.0)[0] == pytest.approx(1e6 * exact, rel=1e-12)
    assert find("l2_penalty")(w, 1.0)[0] == pytest.approx(1e6 * exact**2, rel=1e-12)
    assert find("mae_loss")(w, np.zeros_like(w))[0] == pytest.approx(exact, rel=1e-12)
    assert find("mse_loss")(np.full(2, 1e30, np.float32), np.zeros(2, np.float32))[0] == pytest.approx(1e60)
