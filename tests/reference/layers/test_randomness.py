"""What is drawn at random, by its statistics and its seed.

Bounds are six standard errors or more: a false alarm is rarer than 1e-8, and seeds are fixed.
"""

import numpy as np
import pytest

from reference import find

N = 200_000
DROPOUTS = [("dropout", 1 / 0.3), ("vanilla_dropout", 1.0)]


@pytest.mark.parametrize(("name", "kept_value"), DROPOUTS)
def test_dropout_masks(name, kept_value, rng):
    keep = 0.3
    out, cache = find(f"{name}_forward")(np.full(N, 2.0), {"p": keep, "mode": "train"}, rng)
    assert sorted(set(out)) == [0.0, pytest.approx(2 * kept_value)]
    assert abs((out > 0).mean() - keep) < 6 * np.sqrt(keep * (1 - keep) / N)
    dx = find(f"{name}_backward")(np.full(N, 5.0), cache)
    assert np.array_equal(dx > 0, out > 0)
    assert dx.max() == pytest.approx(5 * kept_value)


@pytest.mark.parametrize("name", ["dropout", "vanilla_dropout"])
def test_dropout_keeps_its_mean_between_modes(name, rng):
    x = rng.random(N)
    forward = find(f"{name}_forward")
    train, _ = forward(x, {"p": 0.5, "mode": "train"}, rng)
    test, cache = forward(x, {"p": 0.5, "mode": "test"}, rng)
    assert abs(train.mean() - test.mean()) < 6 * train.std() / np.sqrt(N)
    factor = 1.0 if name == "dropout" else 0.5
    assert np.array_equal(test, factor * x)
    assert np.array_equal(find(f"{name}_backward")(x, cache), factor * x)


@pytest.mark.parametrize("name", ["dropout", "vanilla_dropout"])
def test_keeping_everything_is_the_identity(name, rng):
    x = rng.random(50)
    for mode in ("train", "test"):
        assert np.array_equal(find(f"{name}_forward")(x, {"p": 1, "mode": mode}, rng)[0], x)


def test_rrelu_slopes(rng):
    x = np.full(N, -1.0)
    slopes = -find("rrelu_forward")(x, 0.1, 0.4, rng, True)[0]
    assert slopes.min() >= 0.1
    assert slopes.max() <= 0.4
    assert abs(slopes.mean() - 0.25) < 6 * 0.3 / np.sqrt(12 * N)
    assert abs(slopes.var() - 0.3**2 / 12) < 6 * 0.3**2 / np.sqrt(180 * N)
    test = find("rrelu_forward")(np.array([-2.0, 0.0, 4.0]), 0.1, 0.4, rng, False)[0]
    assert test.tolist() == [-0.5, 0.0, 4.0]


@pytest.mark.parametrize(
    ("scheme", "variance"),
    [
        ("zeros", 0.0),
        ("small_normal", 1e-4),
        ("lecun_normal", 1 / 400),
        ("xavier_normal", 2 / 700),
        ("he_normal", 2 / 400),
    ],
)
def test_initial_weights(scheme, variance, rng):
    params = find("init_mlp")([400, 300, 7], rng, scheme)
    assert {name: array.shape for name, array in params.items()} == {
        "W1": (400, 300),
        "b1": (300,),
        "W2": (300, 7),
        "b2": (7,),
    }
    weights = params["W1"]
    assert all(array.dtype == np.float64 for array in params.values())
    assert not params["b1"].any()
    assert not params["b2"].any()
    assert abs(weights.mean()) <= 6 * np.sqrt(variance / weights.size)
    assert abs(weights.var() - variance) <= 6 * variance * np.sqrt(2 / weights.size)
    if variance:  # of a normal distribution, 4.55 % lies beyond two standard deviations
        beyond = (np.abs(weights) > 2 * np.sqrt(variance)).mean()
        assert abs(beyond - 0.0455) < 6 * np.sqrt(0.0455 / weights.size)


def test_one_seed_gives_one_answer():
    def everything(seed):
        rng = np.random.default_rng(seed)
        yield find("init_mlp")([5, 4], rng)["W1"]
        yield find("dropout_forward")(np.ones(40), {"p": 0.5, "mode": "train"}, rng)[0]
        yield find("vanilla_dropout_forward")(np.ones(40), {"p": 0.5, "mode": "train"}, rng)[0]
        yield find("rrelu_forward")(-np.ones(40), 0.1, 0.4, rng, True)[0]

    for first, again, other in zip(everything(1), everything(1), everything(2), strict=True):
        assert np.array_equal(first, again)
        assert not np.array_equal(first, other)


def test_parameters_of_the_lecture_network(rng):
    assert find("count_parameters")(find("init_mlp")([784, 500, 50, 10], rng)) == 418_060
    assert type(find("count_parameters")({"W1": np.ones((2, 3))})) is int


def test_zero_weights_start_at_the_logarithm_of_the_classes(rng):
    params = find("init_mlp")([6, 5, 4], rng, "zeros")
    loss, _ = find("mlp_loss")(params, rng.standard_normal((9, 6)), rng.integers(4, size=9), 0.0)
    assert loss == pytest.approx(np.log(4), rel=1e-14)
