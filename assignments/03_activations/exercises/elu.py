"""elu: keeps what is positive, bends the rest smoothly towards -alpha."""

import numpy as np

from grader.draw import Pick
from grader.spec import Exercise, Values, case


def draw(pick: Pick) -> dict:
    """Any shape; alpha below, at and above 1."""
    return {"x": pick.array(*pick.shape(1, 4)), "alpha": pick.choice((2.0, 1.0, 0.5))}


SAMPLES = (
    case("one of each sign", x=[-1.0, 2.0], alpha=2.0),
    case("three rows of two, alpha left at its default", x=[[-1.5, 0.5], [2.0, -0.5], [-0.75, 3.0]]),
    case("one row", x=[[0.5, -2.0, 1.25]], alpha=0.5),
    case("exact zeros", x=[0.0, -0.5, 0.0], alpha=0.5),
    case("stored column by column", x=np.asfortranarray([[1.0, -2.0, 3.0], [-4.0, 0.5, -0.75]]), alpha=3.0),
    case("every second number", x=np.array([1.5, 9.0, -2.5, 9.0, -0.5, 9.0])[::2], alpha=1.5),
    case("images", x=np.round(2 * np.sin(np.arange(24.0)), 2).reshape(2, 1, 3, 4), alpha=0.2),
)

EXTREMES = (
    case("very large", x=[[1e4, 1000.0]], alpha=0.5),
    case("very negative", x=[[-1e4, -1000.0]], alpha=0.5),
)

elu_forward = Exercise(
    name="elu_forward",
    parameters="x, alpha",
    outputs="out, cache",
    values=(
        Values(
            "values",
            "elu_forward(x, alpha) keeps positive numbers and bends negative ones towards -alpha",
            SAMPLES,
            draw,
        ),
    ),
    extremes=EXTREMES,
    integers=("x",),
    difficulty=5,
)

elu_backward = Exercise(
    name="elu_backward",
    parameters="dout, cache",
    outputs="dx",
    values=(
        Values(
            "gradient",
            "elu_backward multiplies the upstream gradient by the slope of the exponential linear unit at x",
            (*SAMPLES, case("a zero upstream gradient", x=[-1.0, 2.0], alpha=2.0, dout=[0.0, 0.0])),
            draw,
        ),
    ),
    extremes=EXTREMES,
    integers=("x",),
    backward_of=elu_forward,
    wrt=("x",),
    difficulty=5,
)
