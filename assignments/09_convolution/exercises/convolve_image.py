"""convolve_image: the convolution of mathematics."""

from collections.abc import Iterator

import numpy as np

from grader.ask import Ask
from grader.draw import Pick
from grader.spec import Equal, Evidence, Exercise, Property, Values, case


def draw(pick: Pick) -> dict:
    """Images and odd kernels of any size, the kernel sometimes larger."""
    sides = (1, 3, 5)
    return {
        "image": pick.array(pick.size(1, 5), pick.size(1, 5)),
        "kernel": pick.array(pick.choice(sides), pick.choice(sides)),
    }


def numbers(*shape: int) -> np.ndarray:
    """Numbers without a pattern, so that a mixed-up axis shows."""
    return np.round(3 * np.sin(np.arange(1.0, np.prod(shape) + 1) ** 2), 2).reshape(shape)


SAMPLES = (
    case("one row", image=[[1.0, 2.0, 4.0, 0.0]], kernel=[[1.0, 10.0, 100.0]]),
    case("one column", image=[[1.0], [2.0], [4.0]], kernel=[[1.0], [10.0], [100.0]]),
    case(
        "a single bright pixel",
        image=[[0.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0]],
        kernel=[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]],
    ),
    case(
        "the same kernel transposed",
        image=[[1.0, 2.0], [3.0, -1.0]],
        kernel=[[1.0, 4.0, 7.0], [2.0, 5.0, 8.0], [3.0, 6.0, 9.0]],
    ),
    case("4 x 6 pixels, a kernel of 3 x 5", image=numbers(4, 6), kernel=numbers(3, 5)),
    case("6 x 4 pixels, a kernel of 5 x 3", image=numbers(6, 4), kernel=numbers(5, 3)),
    case("a kernel of one number", image=numbers(2, 3), kernel=[[-2.0]]),
    case("a kernel larger than the image", image=numbers(2, 3), kernel=numbers(5, 7)),
    case("one pixel", image=[[2.0]], kernel=numbers(3, 3)),
    case(
        "stored column by column",
        image=np.asfortranarray(numbers(3, 5)),
        kernel=np.asfortranarray(numbers(3, 3)),
    ),
    case("every second row of a larger image", image=numbers(8, 3)[::2], kernel=numbers(3, 1)),
    case("a row shorter than the kernel", image=[[1.0, 2.0]], kernel=[[1.0, 10.0, 100.0, 1000.0, 1e4]]),
)
LARGE = case("numbers too large for float32", image=[[2e60, -3e60]], kernel=[[4e60]])


def kernels_can_be_joined(
    ask: Ask, image: np.ndarray, first: np.ndarray, second: np.ndarray
) -> Iterator[Evidence]:
    """Convolving with one kernel and then another is convolving once with the two kernels convolved."""
    once = np.asarray(ask.convolve_image(image=image, kernel=first).out)
    joined = ask.convolve_image(image=first, kernel=second).out
    yield Equal(
        "the image convolved twice",
        ask.convolve_image(image=once, kernel=second).out,
        ask.convolve_image(image=image, kernel=np.asarray(joined)).out,
    )


FRAMED = case(
    "2 x 3 pixels in a wide frame of zeros",
    image=np.pad(numbers(2, 3), 4),
    first=np.pad(numbers(3, 1), ((1, 1), (2, 2))),
    second=numbers(3, 5),
)

convolve_image = Exercise(
    name="convolve_image",
    parameters="image, kernel",
    outputs="out",
    values=(
        Values(
            "values",
            "convolve_image flips the kernel, moves its centre over every pixel and adds up the products",
            SAMPLES,
            draw,
        ),
    ),
    laws=(Property(kernels_can_be_joined, after_values=True, samples=(FRAMED,)),),
    extremes=(LARGE,),
    difficulty=5,
)
