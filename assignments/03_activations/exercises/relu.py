"""relu: keeps what is positive, silences the rest."""

import numpy as np

from grader.draw import Pick
from grader.spec import Equal, Exercise, Property, Values, case


def draw(pick: Pick) -> dict:
    """Any shape."""
    return {"x": pick.array(*pick.shape(1, 4))}


def a_number_is_what_it_and_its_mirror_image_leave(ask, x):
    """The outputs for x and for -x differ by exactly x: of every number, one of the two sides passes."""
    there, mirrored = ask.relu_forward(x=x).out, ask.relu_forward(x=-x).out
    yield Equal("the difference of the outputs for x and -x", np.subtract(there, mirrored), x)


SAMPLES = (
    case("one of each sign", x=[-1.0, 2.0]),
    case("three rows of two", x=[[-1.0, 2.0], [3.0, -4.0], [-0.5, 0.75]]),
    case("one negative number", x=[-1.0]),
    case("exact zeros", x=[[0.0, -1.0, 0.0]]),
    case("close to zero", x=[[0.002, -0.003, 2.0], [-0.0001, 0.0004, -1.0]]),
    case("stored column by column", x=np.asfortranarray([[1.0, -2.0, 3.0], [-4.0, 5.0, -6.0]])),
    case(
        "every second column",
        x=np.array([[1.5, 9.0, -2.5, 9.0], [-0.5, 9.0, 4.5, 9.0], [0.5, 9.0, -3.5, 9.0]])[:, ::2],
    ),
    case("images", x=np.round(np.sin(np.arange(24.0)), 2).reshape(2, 1, 3, 4)),
)

relu_forward = Exercise(
    name="relu_forward",
    parameters="x",
    outputs="out, cache",
    values=(
        Values(
            "values", "relu_forward(x) keeps positive numbers and turns negative ones into 0", SAMPLES, draw
        ),
    ),
    extremes=(
        case("numbers of ten and more", x=[[-12.0, 12.0, 100.0]]),
        case("very large and very small numbers", x=[[-1e4, 1e4, 1e-300]]),
    ),
    laws=(Property(a_number_is_what_it_and_its_mirror_image_leave),),
    integers=("x",),
    difficulty=1,
)

relu_backward = Exercise(
    name="relu_backward",
    parameters="dout, cache",
    outputs="dx",
    values=(
        Values(
            "gradient",
            "relu_backward lets the upstream gradient through where x is positive, and nothing elsewhere",
            (*SAMPLES, case("a zero upstream gradient", x=[-1.0, 2.0], dout=[0.0, 0.0])),
            draw,
        ),
    ),
    integers=("x",),
    backward_of=relu_forward,
    wrt=("x",),
    difficulty=1,
)
