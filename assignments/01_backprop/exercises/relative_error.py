"""relative_error: how far apart two gradients are."""

import numpy as np

from grader.draw import Pick
from grader.spec import Case, Exercise, Values, case


def draw(pick: Pick) -> dict:
    """Two arrays of any shape: unlike each other, or as close as two good gradients."""
    shape = pick.shape(1, 3)
    a, distance = pick.array(*shape), pick.choice((1.0, 1e-3, 1e-6))
    return {"a": a, "b": a + distance * pick.array(*shape)}


SAMPLES = (
    case("one wrong entry of two", a=[1.0, 3.0], b=[1.0, 1.0]),
    case("a single number each", a=[2.0], b=[3.0]),
    case("the wrong sign", a=[1.0, -2.0, 4.0], b=[1.0, 2.0, 4.0]),
    case("a gradient that is missing", a=[0.0, 1.0], b=[0.5, 1.0]),
    case("both negative", a=[-1.0, -2.0], b=[-1.5, -2.0]),
    case("the first smaller everywhere", a=[1.0, 2.0, 3.0], b=[2.0, 2.5, 5.0]),
    case("the first larger everywhere", a=[2.0, 2.5, 5.0], b=[1.0, 2.0, 3.0]),
    case("equal, and zero in places", a=[0.0, -2.0, 0.5], b=[0.0, -2.0, 0.5]),
    case("zero and not, side by side", a=[0.0, 1.0], b=[0.0, 3.0]),
    case("good to seven digits", a=[1.0, 2.0], b=[1.0 + 2e-7, 2.0]),
    case("numbers of very different size", a=[100.0, 0.001, 3.0], b=[101.0, 0.003, 3.0]),
    case("a matrix", a=[[1.0, -2.0, 0.5], [4.0, 0.25, -1.0]], b=[[1.0, -2.5, 0.5], [4.0, 0.5, -1.0]]),
    Case("whole numbers", {"a": np.array([1, 6]), "b": np.array([2, 6])}),
    Case("arrays without axes", {"a": np.array(3.0), "b": np.array(5.0)}),
    case(
        "stored column by column",
        a=np.asfortranarray([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]),
        b=np.array([[1.0, 2.0, 3.5], [4.0, 4.0, 6.0]]),
    ),
)

TINY = (
    case("both below the floor", a=[1e-9, 2.0], b=[3e-9, 2.0]),
    case("zero and nearly zero", a=[0.0], b=[4e-9]),
    case("just above the floor", a=[1e-8, 1.0], b=[3e-8, 1.0]),
    case("zeros alone", a=[0.0, 0.0], b=[0.0, 0.0]),
    case("nearly zero, of either sign", a=[-1e-9, 1.0], b=[2e-9, 1.0]),
)

relative_error = Exercise(
    name="relative_error",
    parameters="a, b",
    outputs="error",
    values=(
        Values(
            "values",
            "relative_error is the largest distance of two entries, each in proportion to the entries' sizes",
            SAMPLES,
            draw,
        ),
        Values(
            "floor",
            "relative_error divides by nothing smaller than 1e-8, so that two entries near zero count as alike",
            TINY,
            points=1,
        ),
    ),
    float32=False,
    difficulty=1,
)
