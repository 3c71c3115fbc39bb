"""Weights drawn one by one, normal or uniform, with a spread that is given or follows from the fans.

A right answer's numbers can't be known, only its statistics. Seeds are fixed, and each bound is 6.2 standard
deviations wide: a right answer misses one with a probability of 6e-10.
"""

import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from grader.ask import Ask
from grader.spec import Case, Equal, Evidence, Exercise, Property, Values, Within
from grader.target import Rng

SIGMAS = 6.2

DENSE, CONVOLUTION = (100, 455), (60, 10, 5, 7)
"""45,500 and 21,000 weights. No mix-up of sizes gives nearly the right spread."""

DENSE_FANS, CONVOLUTION_FANS = (100, 455), (350, 2100)

Judge = Callable[[np.ndarray, float], Iterator[Evidence]]


def blank(function: Any, *arguments) -> Any:
    """Zeros in the shape of what was drawn: of random numbers nothing but the shape can be compared."""
    w = function(*arguments)
    return np.zeros(w.shape) if isinstance(w, np.ndarray) else w


def drawn(function: Any, *arguments) -> Any:
    """What was drawn."""
    return function(*arguments)


def two_layers(function: Any, *arguments) -> Any:
    """Draw two layers in a row with one generator."""
    return [function(*arguments), function(*arguments)]


def ten_layers(function: Any, *arguments) -> Any:
    """Draw ten layers in a row with one generator."""
    return [function(*arguments) for _ in range(10)]


def is_normal(w: np.ndarray, std: float) -> Iterator[Evidence]:
    """Mean, spread and shape of a normal distribution, truncated or not."""
    scaled = w / max(float(w.std()), 1e-300)
    # The variance of n normal numbers is known to sqrt(2/n) of its size, a truncated normal's better.
    margin = SIGMAS * math.sqrt(2 / w.size)
    yield Within("the variance, divided by the right one,", float(w.var()) / std**2, 1 - margin, 1 + margin)
    # To one digit, so that two right answers give the same: 21,000 numbers know their mean to 0.007 (6.2 times: 0.043).
    yield Within("the mean weight, in standard deviations", round(float(scaled.mean()), 1) + 0.0, -0.05, 0.05)
    # 0.080 of a normal distribution, 0.082 and 0.069 of one truncated at 2 and at 1.5, none of a uniform one; 21,000
    # numbers know it to 0.0019, so that the bounds are 20 of these away.
    yield Within(
        "the share of weights beyond 1.75 standard deviations",
        float(np.mean(np.abs(scaled) > 1.75)),
        0.04,
        0.12,
    )
    # 0.383, 0.356 and 0.334 of the same; of a uniform one 0.289, of a double exponential one 0.507; known to 0.0034.
    yield Within(
        "the share within half a standard deviation", float(np.mean(np.abs(scaled) < 0.5)), 0.31, 0.43
    )


def is_uniform(w: np.ndarray, std: float) -> Iterator[Evidence]:
    """Mean, spread and shape of a uniform distribution, which ends at sqrt(3) standard deviations."""
    bound = math.sqrt(3) * std
    # The variance of n uniform numbers is known to sqrt(0.8/n) of its size.
    margin = SIGMAS * math.sqrt(0.8 / w.size)
    yield Within("the variance, divided by the right one,", float(w.var()) / std**2, 1 - margin, 1 + margin)
    yield Within(
        "the mean weight, in right standard deviations", round(float(w.mean()) / std, 1) + 0.0, -0.05, 0.05
    )
    beyond = float(np.mean(np.abs(w) > bound * (1 + 1e-6)))  # in float32 a bound is rounded
    yield Within("the share of weights beyond the bound", beyond, 0.0, 0.0)
    # A share p of n numbers is known to sqrt(p (1 - p) / n).
    for within, part in ((0.9, "nine tenths of the bound"), (0.5, "half the bound")):
        margin = SIGMAS * math.sqrt(within * (1 - within) / w.size)
        inside = float(np.mean(np.abs(w) < within * bound))
        yield Within(f"the share of weights within {part}", inside, within - margin, within + margin)


def spread(
    name: str, claim: str, judge: Judge, std: Callable[..., float], *cases: Case, points: int
) -> Property:
    """The statistics of one draw, where ``std(arguments)`` is the right standard deviation."""

    def has_spread(ask: Ask, **arguments) -> Iterator[Evidence]:
        w = np.asarray(ask.call(exercise_of(cases[0]), arguments, driver=drawn).value, dtype=np.float64)
        yield Equal("the shape of the weights", np.array(w.shape), np.array(arguments["shape"]))
        yield from judge(w, std(**arguments))

    def exercise_of(case: Case) -> str:
        return case.name.partition("(")[0]

    has_spread.__name__, has_spread.__doc__ = name, claim
    return Property(has_spread, samples=cases, points=points)


def generator_decides(exercise: str, **others: float) -> Property:
    """One seed, one answer: for any function that draws."""

    def the_generator_decides(ask: Ask, **arguments) -> Iterator[Evidence]:
        """One seed gives one layer, another seed another; two layers drawn in a row differ, and so do all weights."""

        def draw(seed: int) -> list[np.ndarray]:
            given = {**arguments, "rng": Rng(seed)}
            return [np.asarray(w) for w in ask.call(exercise, given, driver=two_layers).value]

        (first, next_one), again, other = draw(1), draw(1)[0], draw(2)[0]
        yield Equal("the share of weights that one seed repeats", float(np.mean(first == again)), 1.0)
        # In float32 two numbers are equal once in a million times.
        yield Within("the share that another seed repeats", float(np.mean(first == other)), 0.0, 0.01)
        yield Within("the share that the next layer repeats", float(np.mean(first == next_one)), 0.0, 0.01)
        yield Within(
            "the share of different weights in a layer", len(np.unique(first)) / first.size, 0.99, 1.0
        )

    cases = named(exercise, (20, 30), **others), named(exercise, (5, 6, 4, 3), **others)
    return Property(the_generator_decides, samples=cases)


def keeps(exercise: str, claim: str, share: float, **others: float) -> Property:
    """What ten square ReLU layers leave of a signal: its mean square is multiplied by ``share`` in each."""

    def signal_through_ten_layers(ask: Ask, **arguments) -> Iterator[Evidence]:
        h = np.random.default_rng(0).standard_normal((50, arguments["shape"][0]))
        before = float((h**2).mean())
        for w in ask.call(exercise, arguments, driver=ten_layers).value:
            h = np.maximum(h @ np.asarray(w, dtype=np.float64), 0)
        kept = (float((h**2).mean()) / before) ** 0.1
        # Over 400 seeds its logarithm had the standard deviation 0.036: 6.2 of these are a factor of 1.25.
        yield Within(
            "the factor that a layer multiplies the mean square by", kept, share / 1.32, share * 1.32
        )

    signal_through_ten_layers.__doc__ = claim
    case = named(exercise, (200, 200), **others, seed=5)
    return Property(signal_through_ten_layers, samples=(case,), after_values=True)


def named(exercise: str, shape: tuple[int, ...], *, seed: int = 0, **others: float) -> Case:
    """A case with the arguments in the function's order, named like the call."""
    words = [str(shape), *map(str, others.values()), "rng"]
    return Case(f"{exercise}({', '.join(words)})", {"shape": shape, **others, "rng": Rng(seed)})


def shapes(exercise: str, **others: float) -> tuple[Values, ...]:
    """An array of the shape asked for: worth nothing by itself."""
    cases = tuple(named(exercise, sizes, **others) for sizes in ((3, 2), (4, 3, 2, 5), (1, 1)))
    return (Values("shape", f"{exercise} returns an array of the shape asked for", cases, points=0),)


def scheme(
    name: str,
    difficulty: int,
    words: str,
    judge: Judge,
    variance: Callable[[int, int], float],
    *sanity: Property,
) -> Exercise:
    """A scheme that knows nothing but the fans: ``variance(fan_in, fan_out)``."""

    def std_of(fans: tuple[int, int]) -> Callable[..., float]:
        return lambda **arguments: math.sqrt(variance(*fans))

    dense, convolution = named(name, DENSE, seed=1), named(name, CONVOLUTION, seed=2)
    kind = "normal around 0" if judge is is_normal else "uniform around 0"
    return Exercise(
        name=name,
        parameters="shape, rng",
        outputs="w",
        values=shapes(name),
        statistics=(
            spread(
                "dense",
                f"In a dense layer the weights are {kind} and have the variance {words}",
                judge,
                std_of(DENSE_FANS),
                dense,
                points=2,
            ),
            spread(
                "convolution",
                f"In a convolution, too, the weights are {kind} and have the variance {words}",
                judge,
                std_of(CONVOLUTION_FANS),
                convolution,
                points=1,
            ),
            generator_decides(name),
        ),
        sanity=sanity,
        uses=("fans", "uniform" if judge is is_uniform else "small_normal"),
        float32=False,
        random=True,
        driver=blank,
        signature=f"{name}(shape, rng)",
        difficulty=difficulty,
    )


small_normal = Exercise(
    name="small_normal",
    parameters="shape, std, rng",
    outputs="w",
    values=shapes("small_normal", std=0.01),
    statistics=(
        spread(
            "distribution",
            "small_normal(shape, std, rng) draws normal numbers around 0 with this standard deviation, "
            "whatever the shape",
            is_normal,
            lambda shape, std, rng: std,
            named("small_normal", DENSE, seed=1, std=0.01),
            named("small_normal", CONVOLUTION, seed=2, std=0.3),
            named("small_normal", (21000,), seed=3, std=2.0),
            points=2,
        ),
        generator_decides("small_normal", std=0.1),
    ),
    sanity=(
        keeps(
            "small_normal",
            "Numbers of standard deviation 0.01 are too small for 200 inputs: "
            "each ReLU layer leaves a hundredth of a signal's mean square",
            0.01,
            std=0.01,
        ),
    ),
    float32=False,
    random=True,
    driver=blank,
    signature="small_normal(shape, std, rng)",
    difficulty=4,
)

uniform = Exercise(
    name="uniform",
    parameters="shape, bound, rng",
    outputs="w",
    values=shapes("uniform", bound=0.5),
    statistics=(
        spread(
            "distribution",
            "uniform(shape, bound, rng) draws from -bound to bound, every number with the same probability",
            is_uniform,
            lambda shape, bound, rng: bound / math.sqrt(3),
            named("uniform", DENSE, seed=1, bound=0.1),
            named("uniform", CONVOLUTION, seed=2, bound=2.5),
            named("uniform", (21000,), seed=3, bound=0.7),
            points=2,
        ),
        generator_decides("uniform", bound=0.1),
    ),
    float32=False,
    random=True,
    driver=blank,
    signature="uniform(shape, bound, rng)",
    difficulty=5,
)

HALVES = "A ReLU layer as wide as the one before passes half of a signal's mean square, so that ten leave a thousandth"

lecun_normal = scheme(
    "lecun_normal",
    6,
    "1 / fan_in",
    is_normal,
    lambda fan_in, fan_out: 1 / fan_in,
    keeps("lecun_normal", HALVES, 0.5),
)
xavier_normal = scheme(
    "xavier_normal",
    7,
    "2 / (fan_in + fan_out)",
    is_normal,
    lambda fan_in, fan_out: 2 / (fan_in + fan_out),
    keeps("xavier_normal", HALVES, 0.5),
)
xavier_uniform = scheme(
    "xavier_uniform",
    8,
    "2 / (fan_in + fan_out)",
    is_uniform,
    lambda fan_in, fan_out: 2 / (fan_in + fan_out),
)
he_normal = scheme(
    "he_normal",
    9,
    "2 / fan_in",
    is_normal,
    lambda fan_in, fan_out: 2 / fan_in,
    keeps("he_normal", "Ten ReLU layers keep a signal's mean square", 1.0),
)
he_uniform = scheme("he_uniform", 10, "2 / fan_in", is_uniform, lambda fan_in, fan_out: 2 / fan_in)
he_average_normal = scheme(
    "he_average_normal",
    11,
    "4 / (fan_in + fan_out)",
    is_normal,
    lambda fan_in, fan_out: 4 / (fan_in + fan_out),
)
