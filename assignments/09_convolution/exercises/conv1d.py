"""conv1d: the same few weights at every place of a sequence."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.ask import Ask, CallFailedError
from grader.draw import Pick
from grader.spec import Case, Equal, Evidence, Exercise, Property, Values, case


def draw(pick: Pick) -> dict:
    """Few short sequences; filters that fit exactly."""
    channels, filters, kernel = pick.size(1, 3), pick.size(1, 3), pick.size(1, 4)
    stride, pad = pick.size(1, 3), pick.size(0, 2)
    length = (pick.size(1, 4) - 1) * stride + kernel - 2 * pad
    while length < 1:
        length += stride
    return {
        "x": pick.array(pick.size(1, 3), channels, length),
        "w": pick.array(filters, channels, kernel),
        "b": pick.array(filters),
        "conv_param": {"stride": stride, "pad": pad},
    }


def numbers(*shape: int, start: int = 1) -> np.ndarray:
    """Numbers without a pattern, so that a mixed-up axis shows."""
    return np.round(3 * np.sin(np.arange(start, start + np.prod(shape), dtype=float) ** 2), 2).reshape(shape)


def sample(name: str, x: Any, w: Any, stride: int, pad: int) -> Case:
    """A case whose biases differ."""
    return case(name, x=x, w=w, b=np.arange(len(w)) + 0.5, conv_param={"stride": stride, "pad": pad})


SAMPLES = (
    sample("one sequence, one filter", [[[1.0, 2.0, 4.0, -1.0]]], [[[-1.0, 3.0]]], 1, 0),
    sample("a stride of 2", [[[1.0, 2.0, 4.0, -1.0, 3.0]]], [[[2.0, -1.0, 3.0]]], 2, 0),
    sample("a border of one zero", [[[1.0, 2.0, 4.0]]], [[[1.0, 10.0, 100.0]]], 1, 1),
    sample("two channels", [[[1.0, 2.0, 0.0], [3.0, -1.0, 2.0]]], [[[1.0, 2.0], [-1.0, 0.5]]], 1, 0),
    sample("two sequences, three channels, four filters", numbers(2, 3, 7), numbers(4, 3, 5, start=50), 1, 0),
    sample("a stride of 2 and a border", numbers(2, 3, 7), numbers(4, 3, 5, start=50), 2, 1),
    sample("a wide border and a stride of 3", numbers(3, 2, 5), numbers(1, 2, 3, start=40), 3, 2),
    sample("a stride larger than the filter", numbers(2, 2, 7), numbers(3, 2, 2, start=40), 5, 0),
    sample("filters of one number", numbers(2, 3, 4), numbers(2, 3, 1, start=40), 1, 0),
    sample("filters as long as the sequence", numbers(3, 2, 4), numbers(5, 2, 4, start=40), 1, 0),
    sample("two of everything", numbers(2, 2, 3), numbers(2, 2, 2, start=40), 1, 0),
    sample(
        "stored column by column",
        np.asfortranarray(numbers(2, 3, 4)),
        np.asfortranarray(numbers(4, 3, 2, start=40)),
        2,
        0,
    ),
    sample(
        "every second sequence of a larger array", numbers(6, 2, 4)[::2], numbers(2, 2, 3, start=60), 1, 1
    ),
    sample("a border of three and a stride of 4", numbers(1, 2, 3), numbers(2, 2, 5, start=40), 4, 3),
    case(
        "pad named before stride",
        x=numbers(1, 1, 3),
        w=numbers(1, 1, 3, start=40),
        b=[0.5],
        conv_param={"pad": 1, "stride": 2},
    ),
)
RAGGED = (
    sample("a remainder", numbers(1, 2, 6), numbers(2, 2, 3, start=40), 2, 0),
    sample("a remainder, and a border", numbers(2, 1, 4), numbers(1, 1, 2, start=40), 3, 1),
)
LARGE = sample("numbers too large for float32", [[[2e60, -3e60]]], [[[4e60]]], 1, 0)


def moves_with_the_sequence(
    ask: Ask, x: np.ndarray, w: np.ndarray, b: np.ndarray, conv_param: dict
) -> Iterator[Evidence]:
    """The weights are the same at every place: what comes one stride later gives the same answer one step later."""
    stride = conv_param["stride"]
    later = np.pad(x, ((0, 0), (0, 0), (stride, 0)))
    out = np.asarray(ask.conv1d_forward(x=x, w=w, b=b, conv_param=conv_param).out)
    moved = np.asarray(ask.conv1d_forward(x=later, w=w, b=b, conv_param=conv_param).out)
    yield Equal("the answer to the later sequence, without its first step", moved[:, :, 1:], out)


conv1d_forward = Exercise(
    name="conv1d_forward",
    parameters="x, w, b, conv_param",
    outputs="out, cache",
    values=(
        Values(
            "values",
            "conv1d_forward moves every filter along every sequence and adds up the products and the bias",
            SAMPLES,
            draw,
        ),
    ),
    laws=(Property(moves_with_the_sequence, after_values=True, samples=(SAMPLES[4], SAMPLES[8])),),
    extremes=(LARGE,),
    difficulty=9,
)


def fits_x(ask: Ask, **arguments: Any) -> Iterator[Evidence]:
    """Where the stride leaves a remainder, conv1d refuses it, or dx has the shape of x all the same."""
    try:
        forward = ask.call("conv1d_forward", arguments)
        dout = np.ones(np.shape(forward.out))
        dx = ask.call("conv1d_backward", {"dout": dout, "cache": forward.cache}).dx
    except CallFailedError as failure:
        if failure.reply.raised is None or "NotImplementedError" in failure.reply.raised.kinds:
            raise
        dx = arguments["x"]  # refused
    yield Equal("the shape of dx", np.array(np.shape(dx)), np.array(arguments["x"].shape))


conv1d_backward = Exercise(
    name="conv1d_backward",
    parameters="dout, cache",
    outputs="dx, dw, db",
    values=(
        Values(
            "input_gradient",
            "conv1d_backward adds up, for every input, what all filters that saw it say",
            (*SAMPLES, case("a zero upstream gradient", **SAMPLES[0].arguments, dout=np.zeros((1, 1, 3)))),
            draw,
            outputs=("dx",),
        ),
        Values(
            "weight_gradient",
            "conv1d_backward adds up, for every weight, what all places and sequences say",
            SAMPLES,
            draw,
            outputs=("dw",),
            points=2,
        ),
        Values(
            "bias_gradient",
            "conv1d_backward adds up, for every bias, what all places and sequences say",
            SAMPLES,
            draw,
            outputs=("db",),
            points=1,
        ),
    ),
    laws=(Property(fits_x, after_values=True, samples=RAGGED),),
    extremes=(case(LARGE.name, **LARGE.arguments, dout=[[[5e60, 7e60]]]),),
    backward_of=conv1d_forward,
    wrt=("x", "w", "b"),
    difficulty=9,
)
