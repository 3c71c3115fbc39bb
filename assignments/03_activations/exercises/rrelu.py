"""rrelu: a leaky ReLU whose slopes are drawn at random in training."""

import numpy as np

from grader.draw import Pick
from grader.spec import Case, Exercise, Property, Values, Within, case
from grader.target import Rng

SIZE = 5000
"""How many slopes the statistics see."""

HOEFFDING = np.sqrt(np.log(2 / 2.5e-10) / (2 * SIZE))
"""Hoeffding: the mean of SIZE numbers in an interval of width 1 is further than this from its expectation with a
probability of at most 2.5e-10. The statistics below use it twice, so that a right answer fails less often than
once in 1e9. It is 3.4 per cent of the width; a single slope for all misses it by far."""


def draw(pick: Pick) -> dict:
    """Any shape, at test time: nothing is random there."""
    return _with_bounds(pick, False)


def draw_either(pick: Pick) -> dict:
    """Any shape, at test time or in training."""
    return _with_bounds(pick, pick.choice((False, True)))


def _with_bounds(pick: Pick, train: bool) -> dict:
    lower, upper = pick.choice(((0.1, 0.3), (0.0, 0.5), (0.5, 2.0), (-0.2, 0.4)))
    x = pick.array(*pick.shape(1, 4))
    return {"x": x, "lower": lower, "upper": upper, "rng": pick.generator(), "train": train}


def _run(x: list, lower: float, upper: float, *, train: bool) -> dict:
    return {"x": x, "lower": lower, "upper": upper, "rng": Rng(3), "train": train}


SAMPLES = (
    case("one of each sign, at test time", **_run([-2.0, 3.0], 0.1, 0.3, train=False)),
    case(
        "three rows of two, at test time",
        **_run([[-1.0, 2.0], [3.0, -4.0], [-0.5, 0.75]], 0.1, 0.5, train=False),
    ),
    case("slopes around 1, at test time", **_run([-1.5, 2.0, -0.5], 0.5, 2.0, train=False)),
    case("a negative lower bound, at test time", **_run([-1.5, 2.0, -0.5], -0.5, 0.25, train=False)),
    case("exact zeros, at test time", **_run([[0.0, -1.0, 0.5]], 0.0, 0.5, train=False)),
    case(
        "images, at test time",
        **_run(np.round(np.sin(np.arange(24.0)), 2).reshape(2, 1, 3, 4), 0.2, 0.6, train=False),
    ),
)

TRAINING = (
    case("one of each sign, in training", **_run([-2.0, 3.0], 0.1, 0.3, train=True)),
    case(
        "three rows of two, in training",
        **_run([[-1.0, 2.0], [3.0, -4.0], [-0.5, 0.25]], 0.1, 0.5, train=True),
    ),
    case("equal bounds, in training", **_run([[-1.0, 2.0, -3.0]], 0.25, 0.25, train=True)),
    case(
        "images, in training",
        **_run(np.round(np.sin(np.arange(24.0)), 2).reshape(2, 1, 3, 4), 0.2, 0.6, train=True),
    ),
)

# Half of the entries are -2 (a power of two, so that dividing by it gives the slopes back exactly), half are 3.
LARGE = Case(
    "a chequered board",
    {
        "x": np.where(np.indices((SIZE // 100, 200)).sum(axis=0) % 2 == 0, -2.0, 3.0),
        "lower": 0.2,
        "upper": 0.6,
        "rng": Rng(11),
        "train": True,
    },
)


def slopes_fill_the_interval(ask, x, lower, upper, rng, train):
    """In training the slopes are uniform between lower and upper, a new one for each element; positive x stay."""
    out = np.asarray(ask.rrelu_forward(x=x, lower=lower, upper=upper, rng=rng, train=train).out)
    slopes, width, middle = out[x < 0] / -2.0, upper - lower, (lower + upper) / 2
    yield Within("the largest change of a positive number", np.abs(out[x > 0] - 3.0).max(), 0.0, 0.0)
    yield Within("the smallest slope", slopes.min(), lower - 1e-9, upper)
    yield Within("the largest slope", slopes.max(), lower, upper + 1e-9)
    slack = HOEFFDING * width
    yield Within("the mean slope", slopes.mean(), middle - slack, middle + slack)
    # A uniform slope's squared distance from the middle is width**2 / 12 on average, and at most width**2 / 4.
    spread, slack = width**2 / 12, HOEFFDING * width**2 / 4
    yield Within(
        "the mean squared distance from the middle",
        ((slopes - middle) ** 2).mean(),
        spread - slack,
        spread + slack,
    )
    # Even slopes drawn in float32 (2**24 values) coincide once or twice among 5,000: far fewer than one in a hundred.
    yield Within(
        "the share of slopes that are all different", len(np.unique(slopes)) / len(slopes), 0.99, 1.0
    )


def the_generator_decides(ask, x, lower, upper, rng, train):
    """In training every negative element draws from rng: the same seed gives the same output, another one another."""

    def run(seed):
        return np.asarray(ask.rrelu_forward(x=x, lower=lower, upper=upper, rng=Rng(seed), train=train).out)[
            x < 0
        ]

    first = run(5)
    yield Within("the share of different outputs in one run", len(np.unique(first)) / len(first), 0.99, 1.0)
    yield Within("the share of outputs that change under the same seed", np.mean(first != run(5)), 0.0, 0.0)
    yield Within("the share of outputs that change with the seed", np.mean(first != run(6)), 0.99, 1.0)


def training_keeps_float32(ask, x, lower, upper, rng, train):
    """In training, too, float32 in gives float32 out."""
    out = ask.rrelu_forward(x=x.astype(np.float32), lower=lower, upper=upper, rng=rng, train=train).out
    yield Within("the number of bytes an output takes", np.asarray(out).dtype.itemsize, 4, 4)


rrelu_forward = Exercise(
    name="rrelu_forward",
    parameters="x, lower, upper, rng, train",
    outputs="out, cache",
    values=(
        Values(
            "values",
            "at test time rrelu_forward keeps positive numbers and scales negative ones by the mean of the bounds",
            SAMPLES,
            draw,
        ),
    ),
    extremes=(
        case(
            "numbers of ten and more, at test time",
            **_run([-12.0, 12.0, 100.0, -100.0], 0.1, 0.3, train=False),
        ),
        case(
            "very large and very small numbers, at test time",
            **_run([-1e4, 1e4, 1e-300], 0.1, 0.3, train=False),
        ),
    ),
    laws=(Property(training_keeps_float32, samples=(LARGE,), after_values=True),),
    statistics=(
        Property(slopes_fill_the_interval, samples=(LARGE,), points=2),
        Property(the_generator_decides, samples=(LARGE,)),
    ),
    integers=("x",),
    random=True,
    difficulty=9,
)

rrelu_backward = Exercise(
    name="rrelu_backward",
    parameters="dout, cache",
    outputs="dx",
    values=(
        Values(
            "gradient",
            "rrelu_backward scales the upstream gradient by the very slopes that rrelu_forward used",
            (
                *SAMPLES[:3],
                *TRAINING,
                *SAMPLES[3:],
                case("a zero upstream gradient", **_run([-1.0, 2.0], 0.1, 0.3, train=False), dout=[0.0, 0.0]),
            ),
            draw_either,
        ),
    ),
    integers=("x",),
    backward_of=rrelu_forward,
    wrt=("x",),
    difficulty=9,
)
