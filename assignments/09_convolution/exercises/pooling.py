"""avg_pool and max_pool: the mean, and the largest number, of every window."""

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.ask import Ask, CallFailedError
from grader.draw import Pick
from grader.spec import Case, Equal, Evidence, Exercise, Property, Values, Within, case


def draw(pick: Pick) -> dict:
    """Windows that fit exactly: apart, side by side or overlapping. No two numbers are the same."""
    height, width, stride = pick.size(1, 3), pick.size(1, 3), pick.size(1, 3)
    sides = ((pick.size(1, 3) - 1) * stride + side for side in (height, width))
    shape = (pick.size(1, 2), pick.size(1, 3), *sides)
    x = pick.rng.permutation(np.arange(math.prod(shape)) - math.prod(shape) // 2).reshape(shape) / 4
    return {
        "x": x,
        "pool_param": {"pool_height": height, "pool_width": width, "stride": stride},
    }


def images(*shape: int) -> np.ndarray:
    """Numbers of both signs without a pattern, no two the same."""
    size = math.prod(shape)
    return (np.argsort(np.sin(np.arange(size) ** 2.0)).reshape(shape) - size // 3) / 4


def sample(name: str, x: Any, height: int, width: int, stride: int) -> Case:
    """A case of windows of height x width."""
    return case(name, x=x, pool_param={"pool_height": height, "pool_width": width, "stride": stride})


SAMPLES = (
    sample("two windows of 2 x 2 side by side", [[[[1.0, 5.0, 2.0, 0.0], [3.0, 4.0, 8.0, 9.0]]]], 2, 2, 2),
    sample("overlapping windows of one row", [[[[1.0, 6.0, 2.0, 3.0]]]], 1, 2, 1),
    sample("windows of 2 x 3 that overlap", images(2, 3, 4, 5), 2, 3, 1),
    sample("windows of 3 x 2, a stride of 2", images(2, 2, 5, 8), 3, 2, 2),
    sample("windows of 2 x 3, a stride of 3", images(1, 4, 5, 6), 2, 3, 3),
    sample("windows of 4 x 5, a stride of 4", images(1, 1, 8, 9), 4, 5, 4),
    sample("windows with pixels between them", images(2, 1, 5, 3), 1, 1, 2),
    sample("a window as large as the image", images(3, 2, 2, 4), 2, 4, 1),
    sample("windows of one pixel", images(2, 3, 2, 2), 1, 1, 1),
    sample("numbers far below zero", images(1, 2, 3, 5) - 1e5, 3, 2, 1),
    sample("as many images as channels, rows and columns", images(4, 4, 4, 4), 2, 2, 2),
    case(
        "the stride named first",
        x=images(1, 1, 3, 5),
        pool_param={"stride": 1, "pool_width": 3, "pool_height": 2},
    ),
    sample("numbers that almost tie", [[[[1000.0, 1000.005, 999.0]]]], 1, 3, 1),
    sample("stored column by column", np.asfortranarray(images(2, 3, 3, 4)), 3, 2, 2),
    sample("every second image of a larger array", images(4, 2, 2, 3)[::2], 2, 2, 1),
)
TIES = (
    sample("ties", [[[[2.0, 2.0, 1.0, 3.0], [0.0, 2.0, 3.0, 3.0]]]], 2, 2, 2),
    sample("ties of overlapping windows", [[[[1.0, 4.0, 4.0, 4.0, 0.0]]]], 1, 3, 1),
    sample("zeros, as behind a ReLU", np.maximum(images(2, 2, 4, 3) - 5, 0), 2, 3, 1),
)
# With upstream gradients of one sign every way to break ties lies between the slopes to the left and to the right.
# With both signs a pixel that ties in two windows may rightly get more than either slope.
TIED = tuple(
    case(each.name, **each.arguments, dout=np.arange(1.0, number + 1).reshape(shape))
    for each, number, shape in zip(TIES, (2, 3, 12), ((1, 1, 1, 2), (1, 1, 1, 3), (2, 2, 3, 1)), strict=True)
)
LARGE = sample("numbers too large for float32", [[[[-3e60, -2e60]]]], 1, 2, 1)
LARGE_UPSTREAM = case(LARGE.name, **LARGE.arguments, dout=[[[[5e60]]]])
UPSTREAM = case("a zero upstream gradient", **SAMPLES[0].arguments, dout=np.zeros((1, 1, 1, 2)))
LOSSLESS = (
    sample("windows of 2 x 2 side by side", images(2, 3, 4, 6), 2, 2, 2),
    sample("windows that overlap", images(2, 2, 7, 5), 3, 3, 2),
)
RAGGED = (
    sample("a remainder in both directions", images(1, 2, 5, 7), 2, 2, 2),
    sample("a remainder of two columns", images(2, 1, 4, 6), 1, 1, 3),
)


def shape_of_dx(ask: Ask, name: str, x: np.ndarray, pool_param: dict) -> Iterator[Evidence]:
    """What comes back where windows leave a remainder; both refusing and leaving it out are right."""
    arguments = {"x": x, "pool_param": pool_param}
    try:
        forward = ask.call(f"{name}_forward", arguments)
        dx = ask.call(f"{name}_backward", {"dout": np.ones(np.shape(forward.out)), "cache": forward.cache}).dx
    except CallFailedError as failure:
        if failure.reply.raised is None or "NotImplementedError" in failure.reply.raised.kinds:
            raise
        dx = x
    yield Equal("the shape of dx", np.array(np.shape(dx)), np.array(x.shape))


def sums_of_dx(ask: Ask, name: str, x: np.ndarray, pool_param: dict) -> Iterator[Evidence]:
    """The sums of each channel's gradients, below and above."""
    forward = ask.call(f"{name}_forward", {"x": x, "pool_param": pool_param})
    dout = np.random.default_rng(x.size).uniform(0.5, 2.0, np.shape(forward.out))
    dx = ask.call(f"{name}_backward", {"dout": dout, "cache": forward.cache}).dx
    yield Equal("the shape of dx", np.array(np.shape(dx)), np.array(x.shape))
    yield Equal("the sum of dx over each channel", np.sum(dx, axis=(2, 3)), np.sum(dout, axis=(2, 3)))


avg_pool_forward = Exercise(
    name="avg_pool_forward",
    parameters="x, pool_param",
    outputs="out, cache",
    values=(
        Values("values", "avg_pool_forward gives the mean of every window of every channel", SAMPLES, draw),
    ),
    extremes=(LARGE,),
    difficulty=7,
)


def loses_nothing_on_average(ask: Ask, **arguments: Any) -> Iterator[Evidence]:
    """avg_pool_backward loses nothing: what arrives in a channel adds up to what came from above."""
    yield from sums_of_dx(ask, "avg_pool", **arguments)


def fits_x_on_average(ask: Ask, **arguments: Any) -> Iterator[Evidence]:
    """Where windows leave a remainder, avg_pool refuses it, or dx has the shape of x all the same."""
    yield from shape_of_dx(ask, "avg_pool", **arguments)


avg_pool_backward = Exercise(
    name="avg_pool_backward",
    parameters="dout, cache",
    outputs="dx",
    values=(
        Values(
            "gradient",
            "avg_pool_backward shares the gradient of every window equally among its pixels",
            (*SAMPLES, UPSTREAM),
            draw,
        ),
    ),
    laws=(
        Property(loses_nothing_on_average, samples=LOSSLESS),
        Property(fits_x_on_average, after_values=True, samples=RAGGED),
    ),
    extremes=(LARGE_UPSTREAM,),
    backward_of=avg_pool_forward,
    wrt=("x",),
    difficulty=7,
)

max_pool_forward = Exercise(
    name="max_pool_forward",
    parameters="x, pool_param",
    outputs="out, cache",
    values=(
        Values(
            "values",
            "max_pool_forward gives the largest number of every window of every channel",
            (*SAMPLES, *TIES),
            draw,
        ),
    ),
    extremes=(LARGE,),
    difficulty=8,
)


def loses_nothing(ask: Ask, **arguments: Any) -> Iterator[Evidence]:
    """What arrives in a channel adds up to what came from above; with ties, to no less."""
    if "dout" not in arguments:
        yield from sums_of_dx(ask, "max_pool", **arguments)
        return
    dout = arguments.pop("dout")
    forward = ask.call("max_pool_forward", arguments)
    dx = ask.call("max_pool_backward", {"dout": dout, "cache": forward.cache}).dx
    param = arguments["pool_param"]
    most = param["pool_height"] * param["pool_width"] * np.sum(dout)  # every pixel of a window may get it all
    yield Within("the sum of dx", np.sum(dx), np.sum(dout) * (1 - 1e-6), most * (1 + 1e-6))


def fits_x(ask: Ask, **arguments: Any) -> Iterator[Evidence]:
    """Where windows leave a remainder, max_pool refuses it, or dx has the shape of x all the same."""
    yield from shape_of_dx(ask, "max_pool", **arguments)


max_pool_backward = Exercise(
    name="max_pool_backward",
    parameters="dout, cache",
    outputs="dx",
    values=(
        Values(
            "gradient",
            "max_pool_backward hands each window's gradient to its largest number, and adds where windows overlap",
            (*SAMPLES, *TIED, UPSTREAM),
            draw,
        ),
    ),
    laws=(
        Property(loses_nothing, samples=(*LOSSLESS, *TIED)),
        Property(fits_x, after_values=True, samples=RAGGED),
    ),
    extremes=(LARGE_UPSTREAM,),
    backward_of=max_pool_forward,
    wrt=("x",),
    difficulty=8,
)
