"""prelu: a leaky ReLU whose slopes are learned."""

import numpy as np

from grader.draw import Pick
from grader.spec import Equal, Exercise, Property, Values, case


def draw(pick: Pick) -> dict:
    """One slope for each channel of two to four axes, or one number for any shape."""
    if pick.choice(("channels", "one")) == "one":
        return {"x": pick.array(*pick.shape(1, 4)), "alpha": pick.choice((0.25, 0.5, 2.0, -0.5))}
    shape = pick.shape(2, 4)
    return {"x": pick.array(*shape), "alpha": pick.array(shape[1], low=-1.0, high=2.0)}


def slopes_of_one_and_of_zero(ask, x, alpha):
    """Slopes of 1 leave every number as it is; slopes of 0 let each number pass on one of its two sides."""
    ones, zeros = np.ones_like(alpha), np.zeros_like(alpha)
    yield Equal("the output for slopes of 1", ask.prelu_forward(x=x, alpha=ones).out, x)
    there, mirrored = ask.prelu_forward(x=x, alpha=zeros).out, ask.prelu_forward(x=-x, alpha=zeros).out
    yield Equal(
        "the difference of the outputs for x and -x, for slopes of 0", np.subtract(there, mirrored), x
    )


SAMPLES = (
    case("three rows of two channels", x=[[-1.0, 2.0], [-3.0, -4.0], [0.5, -0.75]], alpha=[0.5, 0.25]),
    case("one number for all", x=[-2.0, 3.0, -0.5], alpha=0.25),
    case("slopes above 1 and below 0", x=[[-1.0, -2.0, 1.0], [-0.5, 1.5, -2.5]], alpha=[2.0, -0.5, 0.25]),
    case(
        "images of three channels",
        x=np.round(2 * np.cos(np.arange(48.0)), 2).reshape(2, 3, 4, 2),
        alpha=[0.1, 0.5, 0.25],
    ),
    case("exact zeros", x=[[0.0, -1.0, 0.0]], alpha=[0.5, 0.25, 0.1]),
    case("sequences", x=np.round(np.sin(np.arange(30.0)), 2).reshape(3, 2, 5), alpha=[0.5, 0.25]),
    case(
        "as many channels as columns",
        x=np.round(np.sin(np.arange(18.0)), 2).reshape(2, 3, 1, 3),
        alpha=[0.0, 0.25, 2.0],
    ),
    case("one slope in a 0-d array", x=[[-2.0, 3.0], [1.0, -0.5], [-1.0, -1.5]], alpha=np.array(0.5)),
    case("one number for images", x=np.round(np.sin(np.arange(24.0)), 2).reshape(2, 1, 3, 4), alpha=0.2),
    case(
        "stored column by column",
        x=np.asfortranarray([[1.0, -2.0, 3.0], [-4.0, 5.0, -6.0]]),
        alpha=[0.5, 0.25, 0.1],
    ),
)

prelu_forward = Exercise(
    name="prelu_forward",
    parameters="x, alpha",
    outputs="out, cache",
    values=(
        Values(
            "values",
            "prelu_forward(x, alpha) keeps positive numbers and scales negative ones by their channel's slope",
            SAMPLES,
            draw,
        ),
    ),
    extremes=(
        case("numbers of ten and more", x=[[-12.0, 12.0, 100.0]], alpha=0.5),
        case("very large and very small numbers", x=[[-1e4, 1e4, 1e-300]], alpha=0.5),
    ),
    laws=(Property(slopes_of_one_and_of_zero),),
    integers=("x",),
    difficulty=10,
)

prelu_backward = Exercise(
    name="prelu_backward",
    parameters="dout, cache",
    outputs="dx, dalpha",
    values=(
        Values(
            "gradient",
            "prelu_backward gives the gradients of x and of the slopes, each slope's summed over all it was used for",
            (
                *SAMPLES,
                case("a zero upstream gradient", x=[[-1.0, 2.0]], alpha=[0.5, 0.5], dout=[[0.0, 0.0]]),
            ),
            draw,
        ),
    ),
    integers=("x",),
    backward_of=prelu_forward,
    wrt=("x", "alpha"),
    difficulty=10,
)
