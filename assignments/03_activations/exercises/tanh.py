"""tanh: squeezes every number between -1 and 1."""

import numpy as np

from grader.draw import Pick
from grader.spec import Exercise, Values, case


def draw(pick: Pick) -> dict:
    """Any shape."""
    return {"x": pick.array(*pick.shape(1, 4))}


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
    case("images", x=np.round(4 * np.sin(np.arange(24.0)), 2).reshape(2, 1, 3, 4)),
)

EXTREMES = (
    case("very large", x=[[1e4, 1000.0]]),
    case("very negative", x=[[-1e4, -1000.0]]),
    case("very small", x=[[1e-9, -1e-12]]),
)

tanh_forward = Exercise(
    name="tanh_forward",
    parameters="x",
    outputs="out, cache",
    values=(
        Values("values", "tanh_forward(x) gives the hyperbolic tangent of every number in x", SAMPLES, draw),
    ),
    extremes=EXTREMES,
    integers=("x",),
    difficulty=4,
)

tanh_backward = Exercise(
    name="tanh_backward",
    parameters="dout, cache",
    outputs="dx",
    values=(
        Values(
            "gradient",
            "tanh_backward multiplies the upstream gradient by the slope of the hyperbolic tangent at x",
            (*SAMPLES, case("a zero upstream gradient", x=[-1.0, 2.0], dout=[0.0, 0.0])),
            draw,
        ),
    ),
    extremes=EXTREMES,
    integers=("x",),
    backward_of=tanh_forward,
    wrt=("x",),
    difficulty=4,
)
