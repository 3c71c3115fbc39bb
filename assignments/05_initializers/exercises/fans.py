"""fans: how many numbers a unit reads, and how many units read a number."""

from grader.draw import Pick
from grader.spec import Case, Exercise, Values


def draw(pick: Pick) -> dict:
    """A dense layer or a convolution, the sizes of which are seldom equal."""
    axes = pick.choice((2, 4))
    return {"shape": tuple(pick.size(1, 16) for _ in range(axes))}


def shape(name: str, *sizes: int) -> Case:
    """A case; a shape stays a tuple of integers."""
    return Case(name, {"shape": sizes})


SAMPLES = (
    shape("a dense layer from 2 to 3", 2, 3),
    shape("a dense layer from 784 to 500", 784, 500),
    shape("a dense layer with one unit", 7, 1),
    shape("3 filters of 1 x 1 on 5 channels", 3, 5, 1, 1),
    shape("3 filters of 2 x 2 on one channel", 3, 1, 2, 2),
    shape("16 filters of 5 x 5 on 3 channels", 16, 3, 5, 5),
    shape("7 filters of 2 x 5 on 3 channels", 7, 3, 2, 5),
    shape("a filter of 3 x 1 on 4 channels", 1, 4, 3, 1),
)

fans = Exercise(
    name="fans",
    parameters="shape",
    outputs="fan_in, fan_out",
    values=(
        Values(
            "values",
            "fans counts the numbers that a unit reads and the units that read a number, "
            "in dense layers (D, M) and in convolutions (F, C, HH, WW)",
            SAMPLES,
            draw,
        ),
    ),
    float32=False,
    difficulty=1,
)
