"""conv and fast_conv: every filter at every position of every image, plainly and fast."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.ask import Ask, CallFailedError
from grader.draw import Pick
from grader.spec import Case, Efficiency, Equal, Evidence, Exercise, Property, Values, case


def draw(pick: Pick) -> dict:
    """Few small images; filters that fit exactly."""
    channels, filters, stride, pad = pick.size(1, 3), pick.size(1, 3), pick.size(1, 3), pick.size(0, 2)
    kernel = pick.size(1, 3), pick.size(1, 3)
    sides = [(pick.size(1, 3) - 1) * stride + k - 2 * pad for k in kernel]
    sides = [side if side > 0 else side + stride * -((side - 1) // stride) for side in sides]
    return {
        "x": pick.array(pick.size(1, 2), channels, *sides),
        "w": pick.array(filters, channels, *kernel),
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
    sample(
        "one image of 3 x 4 pixels, one filter of 2 x 3",
        [[[[1.0, 2.0, 0.0, -1.0], [3.0, 1.0, 2.0, 4.0], [0.0, -2.0, 1.0, 5.0]]]],
        [[[[1.0, 0.0, 2.0], [-1.0, 3.0, 0.5]]]],
        1,
        0,
    ),
    sample(
        "a stride of 2",
        [[[[1.0, 2.0, 0.0, -1.0, 3.0], [3.0, 1.0, 2.0, 4.0, 1.0], [0.0, -2.0, 1.0, 5.0, 2.0]]]],
        [[[[1.0, 2.0, 10.0]]]],
        2,
        0,
    ),
    sample(
        "a border of one zero", [[[[1.0, 2.0, 4.0], [3.0, -1.0, 5.0]]]], [[[[1.0, 2.0], [10.0, 20.0]]]], 1, 1
    ),
    sample("two channels", numbers(1, 2, 2, 3), numbers(1, 2, 2, 2, start=40), 1, 0),
    sample("three filters", numbers(1, 1, 3, 2), numbers(3, 1, 2, 1, start=40), 1, 0),
    sample("two images", numbers(2, 1, 2, 4), numbers(1, 1, 2, 2, start=40), 1, 0),
    sample(
        "two images, three channels, four filters of 2 x 3 pixels",
        numbers(2, 3, 4, 7),
        numbers(4, 3, 2, 3, start=99),
        1,
        0,
    ),
    sample("a stride of 2 and a border", numbers(2, 2, 5, 7), numbers(3, 2, 3, 5, start=99), 2, 1),
    sample("a wide border and a stride of 3", numbers(2, 2, 5, 4), numbers(1, 2, 3, 2, start=99), 3, 2),
    sample("a stride larger than the filters", numbers(1, 2, 5, 4), numbers(2, 2, 2, 1, start=99), 3, 0),
    sample("filters of one pixel", numbers(2, 3, 2, 4), numbers(5, 3, 1, 1, start=99), 1, 0),
    sample("filters as large as the images", numbers(3, 2, 2, 3), numbers(4, 2, 2, 3, start=99), 1, 0),
    sample("two of everything", numbers(2, 2, 3, 3), numbers(2, 2, 2, 2, start=99), 1, 0),
    sample(
        "stored column by column",
        np.asfortranarray(numbers(2, 3, 3, 4)),
        np.asfortranarray(numbers(2, 3, 3, 2, start=99)),
        2,
        1,
    ),
    sample(
        "every second image of a larger array", numbers(4, 2, 2, 3)[::2], numbers(3, 2, 1, 2, start=99), 1, 1
    ),
    sample("a border of three and a stride of 4", numbers(1, 1, 3, 5), numbers(2, 1, 5, 3, start=99), 4, 3),
    case(
        "pad named before stride",
        x=numbers(1, 1, 2, 4),
        w=numbers(1, 1, 2, 2, start=40),
        b=[0.5],
        conv_param={"pad": 1, "stride": 2},
    ),
)
LARGE = sample("numbers too large for float32", [[[[2e60, -3e60]]]], [[[[4e60]]]], 1, 0)
LARGE_UPSTREAM = case(LARGE.name, **LARGE.arguments, dout=[[[[5e60, 7e60]]]])
UPSTREAM = case("a zero upstream gradient", **SAMPLES[0].arguments, dout=np.zeros((1, 1, 2, 2)))
RAGGED = (
    sample("a remainder in both directions", numbers(1, 2, 4, 6), numbers(2, 2, 1, 3, start=99), 2, 0),
    sample("a remainder, and a border", numbers(2, 1, 6, 4), numbers(1, 1, 3, 3, start=99), 2, 1),
)


def a_single_one_copies(ask: Ask, x: np.ndarray, u: int, v: int) -> Iterator[Evidence]:
    """A filter with a single 1 in it copies the pixel under the 1: here filters are not flipped."""
    w = np.zeros((1, x.shape[1], 2, 3))
    w[0, -1, u, v] = 1.0
    out = ask.conv_forward(x=x, w=w, b=np.zeros(1), conv_param={"stride": 1, "pad": 0}).out
    height, width = x.shape[2] - 1, x.shape[3] - 2
    yield Equal("the output", out, x[:, -1:, u : u + height, v : v + width])


def moves_with_the_image(
    ask: Ask, x: np.ndarray, w: np.ndarray, b: np.ndarray, conv_param: dict
) -> Iterator[Evidence]:
    """The weights are the same everywhere: an image moved by a stride gives the same answer, moved by one."""
    stride = conv_param["stride"]
    moved = np.pad(x, ((0, 0), (0, 0), (stride, 0), (2 * stride, 0)))
    out = np.asarray(ask.conv_forward(x=x, w=w, b=b, conv_param=conv_param).out)
    later = np.asarray(ask.conv_forward(x=moved, w=w, b=b, conv_param=conv_param).out)
    yield Equal("the answer to the moved image, moved back", later[:, :, 1:, 2:], out)


COPIED = tuple(
    case(f"a 1 in row {u}, column {v}", x=numbers(1, 2, 3, 4), u=u, v=v) for u, v in ((0, 0), (1, 0), (0, 2))
)

conv_forward = Exercise(
    name="conv_forward",
    parameters="x, w, b, conv_param",
    outputs="out, cache",
    values=(
        Values(
            "values",
            "conv_forward moves every filter over every image and adds up the products of all channels and the bias",
            SAMPLES,
            draw,
        ),
    ),
    laws=(
        Property(a_single_one_copies, samples=COPIED),
        Property(moves_with_the_image, after_values=True, samples=(SAMPLES[6], SAMPLES[9])),
    ),
    extremes=(LARGE,),
    difficulty=10,
)


def shape_of_dx(ask: Ask, name: str, arguments: dict) -> Iterator[Evidence]:
    """What comes back where the stride leaves a remainder; both refusing and leaving it out are right."""
    try:
        forward = ask.call(f"{name}_forward", arguments)
        dout = np.ones(np.shape(forward.out))
        dx = ask.call(f"{name}_backward", {"dout": dout, "cache": forward.cache}).dx
    except CallFailedError as failure:
        if failure.reply.raised is None or "NotImplementedError" in failure.reply.raised.kinds:
            raise
        dx = arguments["x"]  # refused
    yield Equal("the shape of dx", np.array(np.shape(dx)), np.array(arguments["x"].shape))


def fits_x(ask: Ask, **arguments: Any) -> Iterator[Evidence]:
    """Where the stride leaves a remainder, conv refuses it, or dx has the shape of x all the same."""
    yield from shape_of_dx(ask, "conv", arguments)


def fits_x_all_the_same(ask: Ask, **arguments: Any) -> Iterator[Evidence]:
    """Where the stride leaves a remainder, fast_conv refuses it, or dx has the shape of x, as in conv."""
    yield from shape_of_dx(ask, "fast_conv", arguments)


def gradients_of(name: str) -> tuple[Values, ...]:
    """What is claimed of the backward of either."""
    return (
        Values(
            "input_gradient",
            f"{name} adds up, for every pixel, what all filters that saw it say",
            (*SAMPLES, UPSTREAM),
            draw,
            outputs=("dx",),
        ),
        Values(
            "weight_gradient",
            f"{name} adds up, for every weight, what all positions and images say",
            SAMPLES,
            draw,
            outputs=("dw",),
        ),
        Values(
            "bias_gradient",
            f"{name} adds up, for every bias, what all positions and images say",
            SAMPLES,
            draw,
            outputs=("db",),
            points=1,
        ),
    )


conv_backward = Exercise(
    name="conv_backward",
    parameters="dout, cache",
    outputs="dx, dw, db",
    values=gradients_of("conv_backward"),
    laws=(Property(fits_x, after_values=True, samples=RAGGED),),
    extremes=(LARGE_UPSTREAM,),
    backward_of=conv_forward,
    wrt=("x", "w", "b"),
    difficulty=10,
)


def four_loops(x: np.ndarray, w: np.ndarray, b: np.ndarray, conv_param: dict) -> np.ndarray:
    """A convolution as everybody writes it first: one position of one filter on one image at a time."""
    stride, pad = conv_param["stride"], conv_param["pad"]
    padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    (_, _, height, width), (filters, _, kh, kw) = padded.shape, w.shape
    out = np.zeros((len(x), filters, (height - kh) // stride + 1, (width - kw) // stride + 1))
    for n in range(out.shape[0]):
        for f in range(out.shape[1]):
            for i in range(out.shape[2]):
                for j in range(out.shape[3]):
                    row, column = i * stride, j * stride
                    patch = padded[n, :, row : row + kh, column : column + kw]
                    out[n, f, i, j] = np.sum(patch * w[f]) + b[f]
    return out


MANY = sample("8 images of 3 x 24 x 24 pixels, 8 filters", numbers(8, 3, 24, 24), numbers(8, 3, 3, 3), 1, 1)

fast_conv_forward = Exercise(
    name="fast_conv_forward",
    parameters="x, w, b, conv_param",
    outputs="out, cache",
    values=(Values("values", "fast_conv_forward gives what conv_forward gives", SAMPLES, draw),),
    extremes=(LARGE,),
    uses=("im2col",),
    efficiency=Efficiency(
        MANY,
        four_loops,
        5,
        "fast_conv_forward is at least five times as fast as four loops over images, filters and positions",
        points=2,
    ),
    difficulty=13,
)

fast_conv_backward = Exercise(
    name="fast_conv_backward",
    parameters="dout, cache",
    outputs="dx, dw, db",
    values=gradients_of("fast_conv_backward"),
    laws=(Property(fits_x_all_the_same, after_values=True, samples=RAGGED),),
    extremes=(LARGE_UPSTREAM,),
    uses=("im2col", "col2im"),
    backward_of=fast_conv_forward,
    wrt=("x", "w", "b"),
    difficulty=13,
)
