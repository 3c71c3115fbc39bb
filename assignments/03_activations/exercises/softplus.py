"""softplus: a ReLU with the corner rounded off."""

import numpy as np

from grader.draw import Pick
from grader.spec import Equal, Exercise, Property, Values, case


def draw(pick: Pick) -> dict:
    """Any shape."""
    return {"x": pick.array(*pick.shape(1, 4))}


def the_outputs_for_x_and_its_mirror_image_differ_by_x(ask, x):
    """What softplus_forward gives for x and for -x differs by exactly x."""
    there, mirrored = ask.softplus_forward(x=x).out, ask.softplus_forward(x=-x).out
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
    case("between five and ten", x=[[5.5, 7.0, 9.5]]),
    case("a little above ten", x=[[10.25]]),
)

softplus_forward = Exercise(
    name="softplus_forward",
    parameters="x",
    outputs="out, cache",
    values=(Values("values", "softplus_forward(x) gives the softplus of every number in x", SAMPLES, draw),),
    extremes=EXTREMES,
    laws=(Property(the_outputs_for_x_and_its_mirror_image_differ_by_x),),
    integers=("x",),
    difficulty=6,
)

softplus_backward = Exercise(
    name="softplus_backward",
    parameters="dout, cache",
    outputs="dx",
    values=(
        Values(
            "gradient",
            "softplus_backward multiplies the upstream gradient by the slope of softplus at x",
            (*SAMPLES, case("a zero upstream gradient", x=[-1.0, 2.0], dout=[0.0, 0.0])),
            draw,
        ),
    ),
    extremes=EXTREMES,
    integers=("x",),
    uses=("sigmoid_forward",),
    backward_of=softplus_forward,
    wrt=("x",),
    difficulty=6,
)
