"""im2col and col2im: patches as one matrix, and back. How they are arranged is free, so that no matrix is compared."""

from collections.abc import Iterator

import numpy as np

from grader.ask import Ask, CallFailedError
from grader.draw import Pick
from grader.spec import Case, Equal, Evidence, Exercise, Property, Values, Within, case


def draw(pick: Pick) -> dict:
    """Few small images; patches that fit exactly."""
    stride, pad, kernel = pick.size(1, 3), pick.size(0, 2), (pick.size(1, 3), pick.size(1, 3))
    sides = [(pick.size(1, 3) - 1) * stride + k - 2 * pad for k in kernel]
    sides = [side if side > 0 else side + stride * -((side - 1) // stride) for side in sides]
    x = pick.array(pick.size(1, 2), pick.size(1, 3), *sides)
    return {"x": x, "kh": kernel[0], "kw": kernel[1], "pad": pad, "stride": stride}


def numbers(*shape: int) -> np.ndarray:
    """Numbers without a pattern, all different."""
    return np.round(3 * np.sin(np.arange(1.0, np.prod(shape) + 1) ** 2), 3).reshape(shape)


def sample(name: str, x: object, kh: int, kw: int, pad: int, stride: int) -> Case:
    """A case of patches of kh x kw pixels."""
    return case(name, x=x, kh=kh, kw=kw, pad=pad, stride=stride)


SAMPLES = (
    sample("two patches of 2 x 2 pixels", [[[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]]], 2, 2, 0, 1),
    sample("patches of 1 x 3, a stride of 2", [[[[1.0, 2.0, 3.0, 4.0, 5.0]]]], 1, 3, 0, 2),
    sample("a border of one zero", [[[[1.0, 2.0], [3.0, 4.0]]]], 3, 2, 1, 1),
    sample("two channels", [[[[1.0, 2.0, 3.0]], [[4.0, 5.0, 6.0]]]], 1, 2, 0, 1),
    sample("two images", [[[[1.0, 2.0, 3.0]]], [[[4.0, 5.0, 6.0]]]], 1, 2, 0, 1),
    sample("two images, three channels", numbers(2, 3, 4, 5), 2, 3, 0, 1),
    sample("a border and a stride of 2", numbers(2, 3, 5, 4), 3, 2, 1, 2),
    sample("a wide border and a stride of 3", numbers(1, 2, 5, 4), 3, 2, 2, 3),
    sample("pixels between the patches", numbers(3, 1, 4, 7), 1, 1, 0, 3),
    sample("patches of one pixel", numbers(2, 3, 2, 2), 1, 1, 0, 1),
    sample("patches as large as the images", numbers(3, 2, 2, 4), 2, 4, 0, 1),
    sample("two of everything", numbers(2, 2, 3, 3), 2, 2, 0, 1),
    sample("stored column by column", np.asfortranarray(numbers(2, 3, 3, 4)), 3, 2, 0, 2),
    sample("every second image of a larger array", numbers(4, 2, 2, 3)[::2], 2, 2, 1, 1),
)

RAGGED = (
    sample("a remainder in both directions", numbers(1, 2, 4, 6), 1, 3, 0, 2),
    sample("a remainder, and a border", numbers(2, 1, 6, 4), 3, 3, 1, 2),
)


def sort_numbers(im2col, x, kh, kw, pad, stride):
    """All numbers of all patches: in which order they lie is free."""
    return np.sort(np.asarray(im2col(x, kh, kw, pad, stride)), axis=None)


im2col = Exercise(
    name="im2col",
    parameters="x, kh, kw, pad, stride",
    outputs="sorted_cols",
    values=(
        Values(
            "values",
            "im2col copies every pixel, and every zero of the border, once for each patch that it lies in",
            SAMPLES,
            draw,
        ),
    ),
    driver=sort_numbers,
    signature="im2col(x, kh, kw, pad, stride)",
    difficulty=11,
)


def there_and_back(col2im, im2col, x, kh, kw, pad, stride):
    """Patches, and back. A col2im that changes what it is given makes x tell."""
    cols = np.asarray(im2col(x, kh, kw, pad, stride))
    before = cols.copy()
    back = col2im(cols, x.shape, kh, kw, pad, stride)
    if not np.array_equal(cols, before):
        x[...] = np.nan
    return back


def call_plainly(function, *arguments):
    """The function's own answer."""
    return function(*arguments)


def is_adjoint_to_im2col(
    ask: Ask, x: np.ndarray, kh: int, kw: int, pad: int, stride: int
) -> Iterator[Evidence]:
    """col2im puts every number where im2col took it from: sum(im2col(x) * u) is sum(x * col2im(u)) for any u."""
    sizes = {"kh": kh, "kw": kw, "pad": pad, "stride": stride}
    cols = np.asarray(ask.call("im2col", {"x": x, **sizes}, driver=call_plainly).value)
    other = {"x": np.ones((1, 1, 3, 4)), "kh": 2, "kw": 1, "pad": 0, "stride": 1}
    ask.call("im2col", other, driver=call_plainly)  # col2im is told the sizes, it need not remember any
    u = np.random.default_rng(x.size).uniform(0.5, 2.0, cols.shape)
    back = ask.call("col2im", {"cols": u, "x_shape": x.shape, **sizes}, driver=call_plainly).value
    yield Equal("the shape of col2im(u)", np.array(np.shape(back)), np.array(x.shape))
    yield Equal("sum(x * col2im(u))", np.sum(x * back), np.sum(cols * u))
    if all(reaches(side, k, pad, stride) for side, k in zip(x.shape[2:], (kh, kw), strict=True)):
        # Two functions that return zeros agree as well.
        yield Within("the largest number of col2im(u)", float(np.max(back)), 0.4, 1e3)


def fits_x_shape(ask: Ask, x: np.ndarray, kh: int, kw: int, pad: int, stride: int) -> Iterator[Evidence]:
    """Where the stride leaves a remainder, im2col or col2im refuses it, or col2im still answers in x_shape."""
    try:
        back = ask.call("col2im", {"x": x, "kh": kh, "kw": kw, "pad": pad, "stride": stride}).back
    except CallFailedError as failure:
        if failure.reply.raised is None or "NotImplementedError" in failure.reply.raised.kinds:
            raise
        back = x  # refused
    yield Equal("the shape of col2im(im2col(x))", np.array(np.shape(back)), np.array(x.shape))


def reaches(side: int, kernel: int, pad: int, stride: int) -> bool:
    """Whether any position of a kernel covers a pixel: a large stride may step from border to border."""
    starts = range(-pad, side + pad - kernel + 1, stride)
    return any(start < side and start + kernel > 0 for start in starts)


col2im = Exercise(
    name="col2im",
    parameters="x, kh, kw, pad, stride",
    outputs="back",
    values=(
        Values(
            "values",
            "col2im(im2col(x)) gives every pixel times the number of patches that it lies in",
            SAMPLES,
            draw,
        ),
    ),
    laws=(
        Property(is_adjoint_to_im2col, points=2),
        Property(fits_x_shape, after_values=True, samples=RAGGED),
    ),
    uses=("im2col",),
    driver=there_and_back,
    beside=("im2col",),
    signature="col2im(cols, x_shape, kh, kw, pad, stride)",
    difficulty=12,
)
