"""What sizes alone tell: the output's size, the numbers to learn, the work, and how far a stack of layers sees."""

import math
from collections.abc import Iterator

from grader.ask import Ask
from grader.draw import Pick
from grader.spec import Case, Equal, Evidence, Exercise, Property, Values, case


def sizes(name: str, input_size: int, kernel_size: int, padding: int, stride: int) -> Case:
    """A case for conv_output_size."""
    return case(name, input_size=input_size, kernel_size=kernel_size, padding=padding, stride=stride)


def draw_output_size(pick: Pick) -> dict:
    """Sizes that fit exactly."""
    kernel, padding, stride = pick.size(1, 7), pick.size(0, 3), pick.size(1, 4)
    size = (pick.size(1, 6) - 1) * stride + kernel - 2 * padding
    while size < 1:
        size += stride
    return {"input_size": size, "kernel_size": kernel, "padding": padding, "stride": stride}


conv_output_size = Exercise(
    name="conv_output_size",
    parameters="input_size, kernel_size, padding, stride",
    outputs="size",
    values=(
        Values(
            "values",
            "conv_output_size counts the positions of a kernel",
            (
                sizes("a kernel of 3 on 5 pixels", 5, 3, 0, 1),
                sizes("a stride of 2", 7, 3, 0, 2),
                sizes("a border of one zero", 5, 2, 1, 1),
                sizes("a border and a stride", 9, 5, 2, 4),
                sizes("one pixel", 1, 1, 0, 1),
                sizes("a kernel as large as the padded input", 3, 7, 2, 3),
                sizes("a stride larger than the kernel", 7, 1, 0, 3),
                sizes("the first layer of AlexNet", 227, 11, 0, 4),
                sizes("a border that keeps the size", 32, 5, 2, 1),
            ),
            draw_output_size,
        ),
    ),
    refuses=(
        sizes("a last step that ends outside", 6, 3, 0, 2),
        sizes("a remainder of 2", 9, 3, 1, 3),
        sizes("a remainder beyond the last pixel", 4, 1, 0, 2),
        sizes("a border too narrow for the stride", 8, 4, 1, 4),
        sizes("a kernel larger than the padded input", 3, 6, 1, 1),
        sizes("a kernel larger than the input by just one step", 3, 5, 0, 2),
        sizes("a kernel larger than the input by many steps", 2, 9, 0, 1),
    ),
    float32=False,
    difficulty=1,
)


def draw_parameters(pick: Pick) -> dict:
    """Any filters."""
    shape = (pick.size(1, 9), pick.size(1, 9), pick.size(1, 5), pick.size(1, 5))
    return {"w_shape": shape, "bias": pick.choice((True, False))}


conv_parameters = Exercise(
    name="conv_parameters",
    parameters="w_shape, bias",
    outputs="count",
    values=(
        Values(
            "values",
            "conv_parameters counts the weights of all filters, and one bias for each filter if there are biases",
            (
                case("two filters of 2 x 3 pixels, five channels", w_shape=(2, 5, 2, 3)),
                case("without biases", w_shape=(2, 5, 2, 3), bias=False),
                case("with biases, said aloud", w_shape=(7, 3, 5, 2), bias=True),
                case("one weight", w_shape=(1, 1, 1, 1)),
                case("filters of one pixel", w_shape=(64, 256, 1, 1)),
                case("the first layer of LeNet", w_shape=(6, 1, 5, 5)),
            ),
            draw_parameters,
            points=2,
        ),
    ),
    float32=False,
    difficulty=2,
)


def operations(name: str, x_shape: tuple, w_shape: tuple, stride: int, pad: int) -> Case:
    """A case for conv_operations."""
    return case(name, x_shape=x_shape, w_shape=w_shape, conv_param={"stride": stride, "pad": pad})


def draw_operations(pick: Pick) -> dict:
    """Sizes that fit exactly."""
    stride, pad, channels = pick.size(1, 3), pick.size(0, 2), pick.size(1, 5)
    kernel = pick.size(1, 4), pick.size(1, 4)
    sides = [(pick.size(1, 5) - 1) * stride + k - 2 * pad for k in kernel]
    sides = [side if side > 0 else side + stride * math.ceil((1 - side) / stride) for side in sides]
    return {
        "x_shape": (pick.size(1, 4), channels, *sides),
        "w_shape": (pick.size(1, 6), channels, *kernel),
        "conv_param": {"stride": stride, "pad": pad},
    }


conv_operations = Exercise(
    name="conv_operations",
    parameters="x_shape, w_shape, conv_param",
    outputs="count",
    values=(
        Values(
            "values",
            "conv_operations counts the multiply-adds of every filter at every position of every image",
            (
                operations("one filter on one image", (1, 1, 3, 4), (1, 1, 2, 2), 1, 0),
                operations("two images, three channels, five filters", (2, 3, 4, 7), (5, 3, 3, 2), 1, 0),
                operations("a stride of 2", (3, 2, 7, 9), (4, 2, 3, 5), 2, 0),
                operations("a border of one zero", (2, 3, 4, 6), (5, 3, 3, 2), 1, 1),
                operations("a border and a stride", (2, 3, 5, 8), (4, 3, 3, 4), 2, 1),
                operations("a border of three and a stride of 4", (1, 2, 3, 9), (2, 2, 5, 3), 4, 3),
                case(
                    "pad named before stride",
                    x_shape=(1, 1, 2, 4),
                    w_shape=(1, 1, 2, 2),
                    conv_param={"pad": 1, "stride": 2},
                ),
                operations("filters of one pixel", (1, 64, 7, 5), (16, 64, 1, 1), 1, 0),
                operations("the first layer of LeNet", (1, 1, 32, 32), (6, 1, 5, 5), 1, 0),
            ),
            draw_operations,
            points=2,
        ),
    ),
    float32=False,
    difficulty=3,
)


def layers(name: str, kernel_sizes: list[int], *strides: list[int] | None) -> Case:
    """A case for receptive_field: lists of integers, as students write them."""
    return Case(name, dict(zip(("kernel_sizes", "strides"), (kernel_sizes, *strides), strict=False)))


def draw_layers(pick: Pick) -> dict:
    """One to five layers, with strides or without."""
    count = pick.size(1, 5)
    kernel_sizes = [pick.size(1, 5) for _ in range(count)]
    strides = [pick.size(1, 3) for _ in range(count)]
    return {"kernel_sizes": kernel_sizes, "strides": pick.choice((strides, None))}


def ask_twice(receptive_field, kernel_sizes, strides):
    """The answers to the same two lists, one after the other."""
    return [receptive_field(kernel_sizes, strides), receptive_field(kernel_sizes, strides)]


def leaves_the_lists_as_they_were(
    ask: Ask, kernel_sizes: list[int], strides: list[int]
) -> Iterator[Evidence]:
    """receptive_field changes no list that it is given: asked twice about the same layers, it answers the same."""
    layers = {"kernel_sizes": kernel_sizes, "strides": strides}
    first, second = ask.call("receptive_field", layers, driver=ask_twice).value
    yield Equal("the second answer", second, first)


receptive_field = Exercise(
    name="receptive_field",
    parameters="kernel_sizes, strides",
    outputs="size",
    values=(
        Values(
            "values",
            "receptive_field says how many input pixels one output of the last layer depends on",
            (
                layers("one layer of 3", [3]),
                layers("two layers of 3", [3, 3]),
                layers("three layers of 3", [3, 3, 3]),
                layers("a layer of 1 between others", [5, 1, 2], None),
                layers("five layers", [3, 2, 4, 1, 5]),
                layers("a stride in the first layer", [3, 3], [2, 1]),
                layers("a stride in the last layer", [3, 5], [1, 3]),
                layers("a stride of 2 in every layer", [2, 3], [2, 2]),
                layers("two strides before the last layer", [2, 4, 3], [2, 3, 1]),
                layers("LeNet up to its second pooling", [5, 2, 5, 2], [1, 2, 1, 2]),
                layers(
                    "VGG up to its third pooling",
                    [3, 3, 2, 3, 3, 2, 3, 3, 3, 2],
                    [1, 1, 2] * 2 + [1, 1, 1, 2],
                ),
                layers("strides larger than the kernels", [1, 2, 2], [4, 3, 2]),
            ),
            draw_layers,
        ),
    ),
    laws=(
        Property(
            leaves_the_lists_as_they_were,
            after_values=True,
            samples=(layers("three layers, asked about twice", [3, 2, 4], [1, 3, 2]),),
        ),
    ),
    float32=False,
    difficulty=4,
)
