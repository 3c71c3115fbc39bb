"""relu: keeps what is positive, silences the rest."""

import numpy as np

from grader.draw import Pick
from grader.spec import Exercise, Values, case


def draw(pick: Pick) -> dict:
    """Any shape."""
    return {"x": pick.array(*pick.shape(1, 4))}


SAMPLES = (
    case("one negative number", x=[-1.0]),
    case("one positive number", x=[2.0]),
    case("two rows", x=[[-1.0, 2.0, -0.5], [3.0, -4.0, 0.25]]),
    case("exact zeros", x=[[0.0, -1.0], [2.0, 0.0]]),
    case("stored column by column", x=np.asfortranarray([[1.0, -2.0, 3.0], [-4.0, 5.0, -6.0]])),
)

relu_forward = Exercise(
    name="relu_forward",
    parameters="x",
    outputs="out, cache",
    values=(Values("values", "relu_forward(x) keeps positive numbers and turns negative ones into 0", SAMPLES, draw),),
    extremes=(case("large numbers", x=[[-1e4, 1e4, 1e-300]]),),
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
    backward_of=relu_forward,
    wrt=("x",),
    difficulty=1,
)
