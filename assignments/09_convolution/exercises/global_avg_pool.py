"""global_avg_pool: every channel becomes its mean."""

import numpy as np

from grader.draw import Pick
from grader.spec import Exercise, Values, case


def draw(pick: Pick) -> dict:
    """Few images, channels and pixels."""
    return {"x": pick.array(pick.size(1, 3), pick.size(1, 4), pick.size(1, 4), pick.size(1, 5))}


def images(*shape: int) -> np.ndarray:
    """Numbers without a pattern, so that a mixed-up axis shows."""
    return np.round(3 * np.sin(np.arange(1.0, np.prod(shape) + 1) ** 2), 2).reshape(shape)


SAMPLES = (
    case("one image, two channels of 1 x 2 pixels", x=[[[[1.0, 3.0]], [[5.0, 4.0]]]]),
    case("two images, three channels of 4 x 5 pixels", x=images(2, 3, 4, 5)),
    case("five images, one channel", x=images(5, 1, 2, 3)),
    case("one pixel", x=images(2, 3, 1, 1)),
    case("two of everything", x=images(2, 2, 2, 2)),
    case("stored column by column", x=np.asfortranarray(images(3, 2, 2, 4))),
    case("every second image of a larger array", x=images(4, 3, 2, 1)[::2]),
)
LARGE = case("numbers too large for float32", x=[[[[2e60, -3e60]]]])

global_avg_pool_forward = Exercise(
    name="global_avg_pool_forward",
    parameters="x",
    outputs="out, cache",
    values=(
        Values(
            "values",
            "global_avg_pool_forward gives the mean of each channel of each image",
            SAMPLES,
            draw,
            points=2,
        ),
    ),
    extremes=(LARGE,),
    difficulty=6,
)

global_avg_pool_backward = Exercise(
    name="global_avg_pool_backward",
    parameters="dout, cache",
    outputs="dx",
    values=(
        Values(
            "gradient",
            "global_avg_pool_backward shares each channel's gradient equally among its pixels",
            (*SAMPLES, case("a zero upstream gradient", **SAMPLES[0].arguments, dout=np.zeros((1, 2)))),
            draw,
            points=2,
        ),
    ),
    extremes=(case(LARGE.name, **LARGE.arguments, dout=[[5e60]]),),
    backward_of=global_avg_pool_forward,
    wrt=("x",),
    difficulty=6,
)
