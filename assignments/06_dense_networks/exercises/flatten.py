"""flatten: every sample as one row."""

import numpy as np

from grader.draw import Pick
from grader.spec import Exercise, Values, case


def draw(pick: Pick) -> dict:
    """Two to four axes."""
    return {"x": pick.array(*pick.shape(2, 4, max_side=3))}


SAMPLES = (
    case("two samples of 3 x 2", x=np.arange(1.0, 13.0).reshape(2, 3, 2)),
    case("a batch of one", x=[[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]]),
    case("rows already", x=[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]),
    case("one number a sample", x=[[[1.0]], [[2.0]]]),
    case("images", x=np.arange(48.0).reshape(2, 3, 4, 2)),
    case("stored column by column", x=np.asfortranarray(np.arange(24.0).reshape(2, 3, 4))),
    case("every second sample of a larger array", x=np.arange(36.0).reshape(6, 2, 3)[::2]),
    case("twelve samples, five axes", x=np.arange(288.0).reshape(12, 2, 3, 1, 4)),
)

flatten_forward = Exercise(
    name="flatten_forward",
    parameters="x",
    outputs="out, cache",
    values=(
        Values(
            "values", "flatten_forward lays out each sample as one row, its numbers in order", SAMPLES, draw
        ),
    ),
    difficulty=1,
)

flatten_backward = Exercise(
    name="flatten_backward",
    parameters="dout, cache",
    outputs="dx",
    values=(
        Values(
            "gradient",
            "flatten_backward gives the gradient back the shape of x, every number in its place",
            SAMPLES,
            draw,
        ),
    ),
    backward_of=flatten_forward,
    wrt=("x",),
    difficulty=1,
)
