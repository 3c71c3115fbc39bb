"""init_mlp: the parameters a network starts from."""

import math
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from grader.ask import Ask
from grader.spec import Case, Equal, Evidence, Exercise, Property, Values, Within
from grader.target import Rng

SIZES = [350, 130, 90]
"""45,500 and 11,700 weights, so that a spread is measured to a few percent; no size is twice another."""

SIGMAS = 6.2
"""A normal deviate lies further out with probability 6e-10: less than one false alarm in 1e9 right answers."""


def start(name: str, sizes: list[int], seed: int = 0, **scheme: str) -> Case:
    """A case; sizes stay a list of integers."""
    return Case(name, {"sizes": sizes, "rng": Rng(seed), **scheme})


def has_spread(params: dict, sizes: list[int], variances: list[float]) -> Iterator[Evidence]:
    """Weights are normal around zero with the variances given, biases are zero."""
    everything = []
    for layer, (shape, variance) in enumerate(zip(pairwise(sizes), variances, strict=True), start=1):
        weights, biases = np.asarray(params[f"W{layer}"]), np.asarray(params[f"b{layer}"])
        yield Equal(f"the shape of W{layer}", np.array(weights.shape), np.array(shape))
        # The standard deviation of n normal numbers is known to 1/sqrt(2 n) of its size (a truncated normal's better).
        margin = SIGMAS / math.sqrt(2 * weights.size)
        spread = float(weights.std()) / math.sqrt(variance)
        yield Within(
            f"the standard deviation of W{layer}, over the right one", spread, 1 - margin, 1 + margin
        )
        yield Equal(f"the largest bias in b{layer}", float(np.abs(biases).max()), 0.0)
        everything.append((weights / max(float(weights.std()), 1e-300)).ravel())
    units = np.concatenate(everything)
    # Rounded, so that two right answers give the same: 57,200 numbers know both shares to 0.005.
    yield Within("the mean weight, in standard deviations", round(float(units.mean()), 1) + 0.0, -0.05, 0.05)
    tails = round(float(np.mean(np.abs(units) > 1.75)), 1)
    yield Within("the share beyond 1.75 standard deviations, to one digit", tails, 0.05, 0.15)


def he_normal(ask: Ask, sizes: list[int], rng: Rng, **scheme: str) -> Iterator[Evidence]:
    """he_normal, which is also the default, draws weights with the variance of the handout's table."""
    params = ask.init_mlp(sizes=sizes, rng=rng, **scheme).params
    yield from has_spread(params, sizes, [2 / fan_in for fan_in, _ in pairwise(sizes)])


def xavier_normal(ask: Ask, sizes: list[int], rng: Rng, scheme: str) -> Iterator[Evidence]:
    """xavier_normal draws weights with the variance of the handout's table."""
    params = ask.init_mlp(sizes=sizes, rng=rng, scheme=scheme).params
    yield from has_spread(params, sizes, [2 / sum(fans) for fans in pairwise(sizes)])


def lecun_normal(ask: Ask, sizes: list[int], rng: Rng, scheme: str) -> Iterator[Evidence]:
    """lecun_normal draws weights with the variance of the handout's table."""
    params = ask.init_mlp(sizes=sizes, rng=rng, scheme=scheme).params
    yield from has_spread(params, sizes, [1 / fan_in for fan_in, _ in pairwise(sizes)])


def small_normal(ask: Ask, sizes: list[int], rng: Rng, scheme: str) -> Iterator[Evidence]:
    """small_normal draws weights with one small variance, whatever the layer."""
    params = ask.init_mlp(sizes=sizes, rng=rng, scheme=scheme).params
    yield from has_spread(params, sizes, [1e-4] * (len(sizes) - 1))


def follows_the_generator(ask: Ask, sizes: list[int], rng: Rng, scheme: str) -> Iterator[Evidence]:
    """One seed gives one network, another seed another one, and no two layers have the same weights."""
    first = ask.init_mlp(sizes=sizes, rng=rng, scheme=scheme).params
    again = ask.init_mlp(sizes=sizes, rng=rng, scheme=scheme).params
    other = ask.init_mlp(sizes=sizes, rng=Rng(rng.seed + 1), scheme=scheme).params
    yield Equal("the share of weights that one seed repeats", float(np.mean(first["W1"] == again["W1"])), 1.0)
    yield Equal("the share that another seed repeats", float(np.mean(first["W1"] == other["W1"])), 0.0)
    yield Equal("the share that the next layer repeats", float(np.mean(first["W1"] == first["W2"])), 0.0)


def weights_are_float64(ask: Ask, sizes: list[int], rng: Rng, scheme: str) -> Iterator[Evidence]:
    """Weights and biases come in float64."""
    for name, value in ask.init_mlp(sizes=sizes, rng=rng, scheme=scheme).params.items():
        yield Equal(f"the number of bytes of a number in {name}", np.asarray(value).dtype.itemsize, 8)
        whole = np.asarray(value).dtype.kind != "f"
        yield Within(f"the number of integers in {name}", np.size(value) * whole, 0, 0)


def leaves_the_list_of_sizes(ask: Ask, sizes: list[int], rng: Rng, scheme: str) -> Iterator[Evidence]:
    """init_mlp leaves the list of sizes as it was."""
    arguments = {"sizes": sizes, "rng": rng, "scheme": scheme}
    after = ask.call("init_mlp", arguments, report=("sizes",)).after["sizes"]
    yield Equal("the list of sizes after the call", np.array(after), np.array(sizes))


init_mlp = Exercise(
    name="init_mlp",
    parameters="sizes, rng, scheme",
    outputs="params",
    values=(
        Values(
            "zeros",
            "init_mlp makes W1, b1, W2, b2, ... in the right shapes, and for the scheme zeros they are zero",
            (
                start("3-4-2", [3, 4, 2], scheme="zeros"),
                start("one layer", [3, 2], scheme="zeros"),
                start("five layers", [4, 3, 5, 2, 6, 1], scheme="zeros"),
            ),
            points=0,
        ),
    ),
    statistics=(
        Property(
            he_normal,
            samples=(start("he_normal", SIZES, 1, scheme="he_normal"), start("the default", SIZES, 2)),
        ),
        Property(xavier_normal, samples=(start("xavier_normal", SIZES, 3, scheme="xavier_normal"),)),
        Property(lecun_normal, samples=(start("lecun_normal", SIZES, 4, scheme="lecun_normal"),)),
        Property(small_normal, samples=(start("small_normal", SIZES, 5, scheme="small_normal"),)),
        Property(
            follows_the_generator,
            samples=(start("two layers of one shape", [20, 20, 20], 6, scheme="he_normal"),),
        ),
    ),
    laws=(
        Property(
            weights_are_float64,
            samples=(start("3-4-2, drawn", [3, 4, 2], 7, scheme="he_normal"),),
            after_values=True,
        ),
        Property(
            leaves_the_list_of_sizes,
            samples=(start("3-4-2", [3, 4, 2], 8, scheme="he_normal"),),
            after_values=True,
        ),
    ),
    refuses=(
        start("an unknown scheme", [3, 4, 2], scheme="kaiming"),
        start("a scheme in capitals", [3, 4, 2], scheme="HE_NORMAL"),
        start("half of a scheme's name", [3, 4, 2], scheme="xavier"),
        start("a scheme that begins like one of them", [3, 4, 2], scheme="he_uniform"),
    ),
    random=True,
    float32=False,
    difficulty=4,
)
