"""conv_transpose: every pixel stamps its filters into a larger image."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.ask import Ask
from grader.draw import Pick
from grader.spec import Case, Equal, Evidence, Exercise, Property, Values, Within, case


def draw(pick: Pick) -> dict:
    """Few small images; a cut that leaves something."""
    channels, filters, stride = pick.size(1, 3), pick.size(1, 3), pick.size(1, 3)
    kernel, sides = (pick.size(1, 3), pick.size(1, 3)), (pick.size(1, 3), pick.size(1, 3))
    smallest = min((side - 1) * stride + k for side, k in zip(sides, kernel, strict=True))
    return {
        "x": pick.array(pick.size(1, 2), channels, *sides),
        "w": pick.array(channels, filters, *kernel),
        "b": pick.array(filters),
        "conv_param": {"stride": stride, "pad": pick.size(0, min(2, (smallest - 1) // 2))},
    }


def numbers(*shape: int, start: int = 1) -> np.ndarray:
    """Numbers without a pattern, so that a mixed-up axis shows."""
    return np.round(3 * np.sin(np.arange(start, start + np.prod(shape), dtype=float) ** 2), 2).reshape(shape)


def sample(name: str, x: Any, w: Any, stride: int, pad: int) -> Case:
    """A case whose biases differ."""
    return case(name, x=x, w=w, b=np.arange(np.shape(w)[1]) + 0.5, conv_param={"stride": stride, "pad": pad})


SAMPLES = (
    sample("two pixels, a filter of 1 x 2, a stride of 2", [[[[1.0, 2.0]]]], [[[[3.0, 4.0]]]], 2, 0),
    sample("overlapping stamps", [[[[1.0, 2.0, -1.0]]]], [[[[1.0, 10.0], [100.0, 1000.0]]]], 1, 0),
    sample("a border of one pixel cut off", [[[[1.0, 2.0], [3.0, -1.0]]]], numbers(1, 1, 2, 3), 2, 1),
    sample("two channels", numbers(1, 2, 1, 3), numbers(2, 1, 2, 1, start=40), 1, 0),
    sample("three filters", numbers(1, 1, 2, 1), numbers(1, 3, 1, 2, start=40), 1, 0),
    sample("two images", numbers(2, 1, 1, 2), numbers(1, 1, 2, 2, start=40), 1, 0),
    sample(
        "two images, three channels, four filters of 2 x 3 pixels",
        numbers(2, 3, 3, 2),
        numbers(3, 4, 2, 3, start=99),
        1,
        0,
    ),
    sample("twice as large, as in U-Net", numbers(2, 3, 2, 3), numbers(3, 2, 2, 2, start=99), 2, 0),
    sample("a stride of 2 and a border", numbers(2, 2, 3, 2), numbers(2, 3, 3, 5, start=99), 2, 1),
    sample("a stride of 3 and a wide border", numbers(1, 2, 3, 2), numbers(2, 1, 3, 4, start=99), 3, 2),
    sample("gaps between the stamps", numbers(2, 2, 2, 3), numbers(2, 3, 1, 2, start=99), 3, 0),
    sample("filters of one pixel", numbers(2, 3, 2, 4), numbers(3, 2, 1, 1, start=99), 1, 0),
    sample("two of everything", numbers(2, 2, 2, 2), numbers(2, 2, 2, 2, start=99), 2, 0),
    sample(
        "stored column by column",
        np.asfortranarray(numbers(2, 3, 2, 3)),
        np.asfortranarray(numbers(3, 2, 3, 2, start=99)),
        2,
        1,
    ),
    sample(
        "every second image of a larger array", numbers(4, 2, 1, 3)[::2], numbers(2, 3, 2, 2, start=99), 1, 0
    ),
    sample("a stride of 4, three pixels cut off", numbers(1, 1, 2, 3), numbers(1, 2, 5, 3, start=99), 4, 3),
    case(
        "pad named before stride",
        x=numbers(1, 1, 2, 3),
        w=numbers(1, 1, 2, 2, start=40),
        b=[0.5],
        conv_param={"pad": 1, "stride": 2},
    ),
)
LARGE = sample("numbers too large for float32", [[[[2e60, -3e60]]]], [[[[4e60]]]], 1, 0)


def is_adjoint_to_conv(
    ask: Ask, x: np.ndarray, w: np.ndarray, b: np.ndarray, conv_param: dict
) -> Iterator[Evidence]:
    """It is to conv as col2im is to im2col: without biases, sum(conv(y) * x) is sum(y * conv_transpose(x))."""
    larger = ask.conv_transpose_forward(x=x, w=w, b=np.zeros(w.shape[1]), conv_param=conv_param).out
    y = np.random.default_rng(x.size).uniform(0.5, 2.0, np.shape(larger))
    smaller = ask.conv_forward(x=y, w=w, b=np.zeros(len(w)), conv_param=conv_param).out
    yield Equal("the shape of conv(y)", np.array(np.shape(smaller)), np.array(x.shape))
    yield Equal("sum(y * conv_transpose(x))", np.sum(y * larger), np.sum(smaller * x))
    # Two functions that return zeros agree as well.
    yield Within("the largest number of conv_transpose(x)", float(np.max(np.abs(larger))), 0.01, 1e6)


conv_transpose_forward = Exercise(
    name="conv_transpose_forward",
    parameters="x, w, b, conv_param",
    outputs="out, cache",
    values=(
        Values(
            "values",
            "conv_transpose_forward stamps all filters at every pixel, cuts the border off and adds the bias",
            SAMPLES,
            draw,
        ),
    ),
    laws=(Property(is_adjoint_to_conv, uses=("conv_forward",), samples=SAMPLES[6:10]),),
    extremes=(LARGE,),
    difficulty=14,
)

conv_transpose_backward = Exercise(
    name="conv_transpose_backward",
    parameters="dout, cache",
    outputs="dx, dw, db",
    values=(
        Values(
            "input_gradient",
            "conv_transpose_backward asks every pixel's stamps what they say about the pixel",
            (*SAMPLES, case("a zero upstream gradient", **SAMPLES[0].arguments, dout=np.zeros((1, 1, 1, 4)))),
            draw,
            outputs=("dx",),
        ),
        Values(
            "weight_gradient",
            "conv_transpose_backward adds up, for every weight, what all stamps say",
            SAMPLES,
            draw,
            outputs=("dw",),
        ),
        Values(
            "bias_gradient",
            "conv_transpose_backward adds up, for every bias, what all pixels of the output say",
            SAMPLES,
            draw,
            outputs=("db",),
            points=1,
        ),
    ),
    extremes=(case(LARGE.name, **LARGE.arguments, dout=[[[[5e60, 7e60]]]]),),
    backward_of=conv_transpose_forward,
    wrt=("x", "w", "b"),
    difficulty=14,
)
