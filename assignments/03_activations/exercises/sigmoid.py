"""sigmoid: squeezes every number between 0 and 1."""

import numpy as np

from grader.draw import Pick
from grader.spec import Equal, Exercise, Property, Values, case


def draw(pick: Pick) -> dict:
    """Any shape."""
    return {"x": pick.array(*pick.shape(1, 4))}


def a_number_and_its_mirror_image_add_up_to_one(ask, x):
    """What sigmoid_forward gives for x and for -x adds up to 1."""
    there, mirrored = ask.sigmoid_forward(x=x).out, ask.sigmoid_forward(x=-x).out
    yield Equal("the sum of the outputs for x and -x", np.add(there, mirrored), np.ones(x.shape))


SAMPLES = (
    case("one of each sign", x=[-1.0, 2.0]),
    case("one negative number", x=[-1.0]),
    case("three rows of two", x=[[-1.5, 0.5], [2.0, -0.25], [0.0, 3.0]]),
    case("one row", x=[[0.5, -2.0, 1.25]]),
    case("exact zeros", x=[0.0, 0.0]),
    case("stored column by column", x=np.asfortranarray([[1.0, -2.0, 3.0], [-4.0, 0.5, -0.75]])),
    case(
        "every second column",
        x=np.array([[1.5, 9.0, -2.5, 9.0], [-0.5, 9.0, 4.5, 9.0], [0.5, 9.0, -3.5, 9.0]])[:, ::2],
    ),
    case("images", x=np.round(3 * np.sin(np.arange(24.0)), 2).reshape(2, 1, 3, 4)),
)

EXTREMES = (
    case("very large", x=[[1e4, 1000.0]]),
    case("very negative", x=[[-1e4, -1000.0]]),
    case("far out, but not flat", x=[[-20.0, -15.0, -12.0]]),
)

sigmoid_forward = Exercise(
    name="sigmoid_forward",
    parameters="x",
    outputs="out, cache",
    values=(
        Values("values", "sigmoid_forward(x) gives the logistic sigmoid of every number in x", SAMPLES, draw),
    ),
    extremes=EXTREMES,
    laws=(Property(a_number_and_its_mirror_image_add_up_to_one),),
    integers=("x",),
    difficulty=3,
)

sigmoid_backward = Exercise(
    name="sigmoid_backward",
    parameters="dout, cache",
    outputs="dx",
    values=(
        Values(
            "gradient",
            "sigmoid_backward multiplies the upstream gradient by the slope of the sigmoid at x",
            (*SAMPLES, case("a zero upstream gradient", x=[-1.0, 2.0], dout=[0.0, 0.0])),
            draw,
        ),
    ),
    extremes=EXTREMES,
    integers=("x",),
    backward_of=sigmoid_forward,
    wrt=("x",),
    difficulty=3,
)
