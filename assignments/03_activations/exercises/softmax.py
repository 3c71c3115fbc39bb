"""softmax: scores to probabilities, along the last axis."""

import numpy as np

from grader.draw import Pick
from grader.spec import Equal, Exercise, Property, Values, Within, case


def draw(pick: Pick) -> dict:
    """Any number of axes, any number of classes."""
    return {"x": pick.array(*pick.shape(1, 4))}


def rows_sum_to_one(ask, x):
    """The probabilities of each row add up to 1."""
    out = np.asarray(ask.softmax_forward(x=x).out)
    yield Equal("the sum of each row", out.sum(axis=-1), np.ones(x.shape[:-1]))


def a_common_shift_changes_nothing(ask, x):
    """Adding one number, even a large one, to all scores of a row leaves its probabilities as they are."""
    out = np.asarray(ask.softmax_forward(x=x).out)
    yield Equal("the output after adding 3", ask.softmax_forward(x=x + 3.0).out, out)
    yield Equal("the output after adding 1024", ask.softmax_forward(x=x + 1024.0).out, out)


def gradient_rows_sum_to_zero(ask, x):
    """The entries of each row of dx add up to 0, since a common shift of the scores changes nothing."""
    upstream = np.round(2 * np.cos(np.arange(1.0, x.size + 1)), 2).reshape(x.shape)
    dx = np.asarray(ask.softmax_backward(dout=upstream, cache=ask.softmax_forward(x=x).cache).dx)
    yield Within("the largest sum of a row of dx", np.abs(dx.sum(axis=-1)).max(), 0.0, 1e-6)
    yield Within("the largest entry of dx", np.abs(dx).max(), 0.01, 10.0)


SAMPLES = (
    case("two rows of three", x=[[1.0, 2.0, -1.0], [0.5, -0.5, 3.0]]),
    case("three rows of two", x=[[0.0, 1.0], [2.0, -1.0], [-1.5, 0.25]]),
    case("one row", x=[[0.5, -2.0, 1.25, 0.0]]),
    case("no batch axis", x=[1.0, -2.0, 0.5]),
    case("ties and zeros", x=[[0.0, 0.0, 0.0], [2.0, 2.0, -1.0]]),
    case("a single class", x=[[1.5], [-2.0]]),
    case("square", x=[[1.0, 2.0], [3.0, -1.0]]),
    case("seven rows of two", x=np.round(2 * np.sin(np.arange(14.0) ** 2), 2).reshape(7, 2)),
    case("three axes", x=np.round(2 * np.cos(np.arange(24.0)), 2).reshape(2, 4, 3)),
    case("stored column by column", x=np.asfortranarray([[1.0, -2.0, 3.0], [-4.0, 0.5, -0.75]])),
    case(
        "every second column",
        x=np.array([[1.5, 9.0, -2.5, 9.0], [-0.5, 9.0, 4.5, 9.0], [0.5, 9.0, -3.5, 9.0]])[:, ::2],
    ),
    case("four axes", x=np.round(2 * np.sin(np.arange(24.0)), 2).reshape(2, 1, 3, 4)),
)

EXTREMES = (
    case("one score of 900", x=[[900.0, 0.0]]),
    case("scores that differ by 20,000", x=[[1e4, -1e4, 0.0]]),
    case("all very negative", x=[[-1e4, -1e4 + 1.0]]),
    case("one row far above the other", x=[[1e4, 1e4 - 1.0], [0.0, 1.0]]),
    case("scores that differ by 40", x=[[40.0, 0.0, 38.0]]),
)

softmax_forward = Exercise(
    name="softmax_forward",
    parameters="x",
    outputs="out, cache",
    values=(
        Values(
            "values", "softmax_forward(x) turns scores into probabilities along the last axis", SAMPLES, draw
        ),
    ),
    extremes=EXTREMES,
    laws=(
        Property(rows_sum_to_one),
        Property(a_common_shift_changes_nothing, after_values=True),
    ),
    integers=("x",),
    difficulty=11,
)

softmax_backward = Exercise(
    name="softmax_backward",
    parameters="dout, cache",
    outputs="dx",
    values=(
        Values(
            "gradient",
            "softmax_backward gives the gradient of the scores for any upstream gradient",
            (*SAMPLES, case("a zero upstream gradient", x=[[1.0, -2.0, 0.0]], dout=[[0.0, 0.0, 0.0]])),
            draw,
        ),
    ),
    extremes=EXTREMES,
    laws=(Property(gradient_rows_sum_to_zero, samples=SAMPLES[:3]),),
    integers=("x",),
    backward_of=softmax_forward,
    wrt=("x",),
    difficulty=11,
)
