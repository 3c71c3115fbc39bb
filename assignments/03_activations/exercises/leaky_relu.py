"""leaky_relu: keeps what is positive, damps the rest by a fixed slope."""

import numpy as np

from grader.draw import Pick
from grader.spec import Equal, Exercise, Property, Values, case


def draw(pick: Pick) -> dict:
    """Any shape; slopes between 0 and 1, above 1 and below 0."""
    return {"x": pick.array(*pick.shape(1, 4)), "alpha": pick.choice((0.1, 0.01, 0.5, 2.0, -0.5))}


def the_outputs_for_x_and_its_mirror_image_differ_by_a_multiple_of_x(ask, x, alpha=0.01):
    """What x gives and what -x gives differ by 1 + alpha times x: one side counts fully, the other alpha times."""
    there = ask.leaky_relu_forward(x=x, alpha=alpha).out
    mirrored = ask.leaky_relu_forward(x=-x, alpha=alpha).out
    yield Equal("the difference of the outputs for x and -x", np.subtract(there, mirrored), (1 + alpha) * x)


SAMPLES = (
    case("one of each sign", x=[-2.0, 3.0], alpha=0.1),
    case("three rows of two, alpha left at its default", x=[[-1.0, 2.0], [3.0, -4.0], [-0.5, 0.75]]),
    case("a slope above 1", x=[-1.5, 2.0, -0.5], alpha=2.0),
    case("a negative slope", x=[-1.5, 2.0, -0.5], alpha=-0.5),
    case("slope zero", x=[-1.5, 2.0, -0.5], alpha=0.0),
    case("exact zeros", x=[[0.0, -1.0, 0.5]], alpha=0.5),
    case("stored column by column", x=np.asfortranarray([[1.0, -2.0, 3.0], [-4.0, 5.0, -6.0]]), alpha=0.25),
    case("images", x=np.round(np.sin(np.arange(24.0)), 2).reshape(2, 1, 3, 4), alpha=0.2),
)

leaky_relu_forward = Exercise(
    name="leaky_relu_forward",
    parameters="x, alpha",
    outputs="out, cache",
    values=(
        Values(
            "values",
            "leaky_relu_forward(x, alpha) keeps positive numbers and scales negative ones by alpha",
            SAMPLES,
            draw,
        ),
    ),
    extremes=(
        case("numbers of ten and more", x=[[-12.0, 12.0, 100.0, -100.0]], alpha=0.5),
        case("very large and very small numbers", x=[[-1e4, 1e4, 1e-300]], alpha=0.5),
    ),
    laws=(Property(the_outputs_for_x_and_its_mirror_image_differ_by_a_multiple_of_x),),
    integers=("x",),
    difficulty=2,
)

leaky_relu_backward = Exercise(
    name="leaky_relu_backward",
    parameters="dout, cache",
    outputs="dx",
    values=(
        Values(
            "gradient",
            "leaky_relu_backward passes the upstream gradient where x is positive, and alpha times it elsewhere",
            (*SAMPLES, case("a zero upstream gradient", x=[-1.0, 2.0], alpha=0.1, dout=[0.0, 0.0])),
            draw,
        ),
    ),
    integers=("x",),
    backward_of=leaky_relu_forward,
    wrt=("x",),
    difficulty=2,
)
