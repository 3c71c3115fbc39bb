"""silu: weighs every number by its own sigmoid."""

import numpy as np

from grader.draw import Pick
from grader.spec import Equal, Exercise, Property, Values, case


def draw(pick: Pick) -> dict:
    """Any shape."""
    return {"x": pick.array(*pick.shape(1, 4))}


def the_outputs_for_x_and_its_mirror_image_differ_by_x(ask, x):
    """What silu_forward gives for x and for -x differs by exactly x."""
    there, mirrored = ask.silu_forward(x=x).out, ask.silu_forward(x=-x).out
    yield Equal("the difference of the outputs for x and -x", np.subtract(there, mirrored), x)


SAMPLES = (
    case("one of each sign", x=[-1.0, 2.0]),
    case("three rows of two", x=[[-1.5, 0.5], [2.0, -0.25], [0.0, 3.0]]),
    case("one row", x=[[0.5, -2.0, 1.25]]),
    case("exact zeros", x=[0.0, 0.0]),
    case("stored column by column", x=np.asfortranarray([[1.0, -2.0, 3.0], [-4.0, 0.5, -0.75]])),
    case("every second number", x=np.array([1.5, 9.0, -2.5, 9.0, -0.5, 9.0])[::2]),
    case("images", x=np.round(4 * np.sin(np.arange(24.0)), 2).reshape(2, 1, 3, 4)),
)

EXTREMES = (
    case("very large", x=[[1e4, 1000.0]]),
    case("very negative", x=[[-1e4, -1000.0]]),
    case("far out, but not flat", x=[[-12.0, -15.0, -9.5]]),
)

silu_forward = Exercise(
    name="silu_forward",
    parameters="x",
    outputs="out, cache",
    values=(
        Values("values", "silu_forward(x) gives x times the sigmoid of x for every number", SAMPLES, draw),
    ),
    extremes=EXTREMES,
    uses=("sigmoid_forward",),
    laws=(Property(the_outputs_for_x_and_its_mirror_image_differ_by_x),),
    integers=("x",),
    difficulty=7,
)

silu_backward = Exercise(
    name="silu_backward",
    parameters="dout, cache",
    outputs="dx",
    values=(
        Values(
            "gradient",
            "silu_backward multiplies the upstream gradient by the slope of the sigmoid linear unit at x",
            (*SAMPLES, case("a zero upstream gradient", x=[-1.0, 2.0], dout=[0.0, 0.0])),
            draw,
        ),
    ),
    extremes=EXTREMES,
    integers=("x",),
    uses=("sigmoid_forward",),
    backward_of=silu_forward,
    wrt=("x",),
    difficulty=7,
)
