"""affine: every sample, as one row, times the weights, plus the biases."""

import math

import numpy as np

from grader.draw import Pick
from grader.spec import Exercise, Values, case


def draw(pick: Pick) -> dict:
    """Samples of one to three axes, and as many units as you like."""
    x = pick.array(*pick.shape(2, 4, max_side=3))
    inputs, units = math.prod(x.shape[1:]), pick.size(1, 4)
    return {"x": x, "w": pick.array(inputs, units), "b": pick.array(units)}


FIRST = case(
    "two samples, two inputs, three units",
    x=[[1.0, 2.0], [0.5, -1.0]],
    w=[[1.0, 0.5, 2.0], [3.0, -1.0, 1.0]],
    b=[0.5, 0.25, -1.0],
)

SAMPLES = (
    FIRST,
    case("a batch of one", x=[[2.0, -1.0, 3.0]], w=[[1.0, 2.0], [0.0, -1.0], [0.5, 4.0]], b=[1.0, -2.0]),
    case(
        "as many units as inputs",
        x=[[1.0, -2.0], [3.0, 0.5], [0.0, 1.5]],
        w=[[1.0, 2.0], [-3.0, 4.0]],
        b=[0.0, 7.0],
    ),
    case(
        "as many samples as inputs",
        x=[[1.0, -2.0], [3.0, 0.5]],
        w=[[1.0, 2.0, 0.5], [-3.0, 4.0, -1.5]],
        b=[0.0, 7.0, -2.0],
    ),
    case(
        "as many samples as units",
        x=[[1.0, -2.0, 0.5], [3.0, 0.5, -1.0]],
        w=[[1.0, 2.0], [-3.0, 4.0], [0.5, -1.5]],
        b=[0.5, 7.0],
    ),
    case("one unit", x=[[1.0, 2.0], [3.0, -4.0], [5.0, 0.5]], w=[[2.0], [-1.0]], b=[0.5]),
    case(
        "samples that are 2 x 3 matrices",
        x=np.arange(1.0, 13.0).reshape(2, 2, 3),
        w=np.round(np.cos(np.arange(24.0)), 2).reshape(6, 4),
        b=[1.0, 2.0, 3.0, 4.0],
    ),
    case(
        "images",
        x=np.round(np.sin(np.arange(36.0)), 2).reshape(3, 2, 3, 2),
        w=np.round(np.cos(np.arange(60.0)), 2).reshape(12, 5),
        b=[0.5, -0.5, 1.0, 0.0, 2.0],
    ),
    case(
        "stored column by column",
        x=np.asfortranarray(np.arange(12.0).reshape(2, 3, 2)),
        w=np.asfortranarray(np.round(np.sin(np.arange(18.0)), 2).reshape(6, 3)),
        b=[0.0, 1.0, -1.0],
    ),
    case(
        "every second row of a larger array",
        x=np.arange(18.0).reshape(6, 3)[::2],
        w=[[1.0, 0.0], [-1.0, 2.0], [0.5, 1.0]],
        b=[0.0, 3.0],
    ),
    case(
        "twelve samples, five axes",
        x=np.round(np.sin(np.arange(576.0)), 2).reshape(12, 3, 2, 4, 2),
        w=np.round(np.cos(np.arange(336.0)), 2).reshape(48, 7),
        b=np.round(np.sin(np.arange(7.0)), 2),
    ),
)

affine_forward = Exercise(
    name="affine_forward",
    parameters="x, w, b",
    outputs="out, cache",
    values=(
        Values(
            "values",
            "affine_forward multiplies each sample, flattened to a row, by the weights and adds the biases",
            SAMPLES,
            draw,
        ),
    ),
    difficulty=3,
)

UPSTREAM = case("a zero upstream gradient", **FIRST.arguments, dout=np.zeros((2, 3)))

affine_backward = Exercise(
    name="affine_backward",
    parameters="dout, cache",
    outputs="dx, dw, db",
    values=(
        Values(
            "input_gradient",
            "affine_backward passes the right gradient on to x, in the shape of x itself",
            (*SAMPLES, UPSTREAM),
            draw,
            outputs=("dx",),
            points=2,
        ),
        Values(
            "weight_gradient",
            "affine_backward adds up what every sample says about the weights",
            SAMPLES,
            draw,
            outputs=("dw",),
            points=2,
        ),
        Values(
            "bias_gradient",
            "affine_backward adds up what every sample says about the biases",
            SAMPLES,
            draw,
            outputs=("db",),
            points=1,
        ),
    ),
    backward_of=affine_forward,
    wrt=("x", "w", "b"),
    difficulty=3,
)
