"""Sizes, parameters, costs and receptive fields against the numbers of published networks, and by counting."""

from itertools import product

import numpy as np
import pytest

from reference import find

from . import twins

VGG_CHANNELS = [(3, 64), (64, 64), (64, 128), (128, 128), (128, 256), (256, 256), (256, 256)]
VGG_CHANNELS += [(256, 512), *[(512, 512)] * 5]
VGG_SIZES = [224, 224, 112, 112, 56, 56, 56, 28, 28, 28, 14, 14, 14]


@pytest.mark.parametrize(
    ("arguments", "size"),
    [
        ((227, 11, 0, 4), 55),
        ((55, 3, 0, 2), 27),
        ((27, 5, 2, 1), 27),
        ((32, 5, 0, 1), 28),
        ((28, 2, 0, 2), 14),
    ],
    ids=["AlexNet conv1", "AlexNet pool1", "AlexNet conv2", "LeNet-5 C1", "LeNet-5 S2"],
)
def test_output_sizes_of_published_networks(arguments, size):
    assert find("conv_output_size")(*arguments) == size


def test_output_size_counts_positions_and_refuses_a_remainder():
    for size, kernel, padding, stride in product(range(1, 8), range(1, 6), range(3), range(1, 5)):
        last = size + 2 * padding - kernel
        if last >= 0 and last % stride == 0:
            assert find("conv_output_size")(size, kernel, padding, stride) == len(range(0, last + 1, stride))
        else:
            with pytest.raises(ValueError, match=r"the kernel must fit|stride must divide"):
                find("conv_output_size")(size, kernel, padding, stride)


def test_parameters_of_published_networks():
    count = find("conv_parameters")
    assert count((6, 1, 5, 5)) == 156, "LeNet-5 C1"
    assert count((6, 1, 5, 5), bias=False) == 150, "LeNet-5 C1 without biases"
    assert count((96, 3, 11, 11)) == 34_944, "AlexNet conv1"
    assert sum(count((after, before, 3, 3)) for before, after in VGG_CHANNELS) == 14_714_688, "VGG-16"
    assert 3 * count((8, 8, 3, 3), bias=False) < count((8, 8, 7, 7), bias=False)


def test_operations_of_published_networks():
    count, same = find("conv_operations"), {"stride": 1, "pad": 1}
    assert count((1, 1, 32, 32), (6, 1, 5, 5), {"stride": 1, "pad": 0}) == 122_304 - 6 * 28 * 28, "LeNet-5 C1"
    assert count((1, 3, 227, 227), (96, 3, 11, 11), {"stride": 4, "pad": 0}) == 105_415_200, "AlexNet conv1"
    total = sum(
        count((1, before, size, size), (after, before, 3, 3), same)
        for size, (before, after) in zip(VGG_SIZES, VGG_CHANNELS, strict=True)
    )
    assert total == 15_346_630_656, "VGG-16"


@pytest.mark.parametrize("stride", [1, 2, 3])
def test_operations_are_the_products_of_the_loops(stride):
    x_shape, w_shape = (2, 3, 6, 5), (4, 3, 3, 2)
    loops = len(list(twins.connections(x_shape, w_shape, stride, 0)))
    assert find("conv_operations")(x_shape, w_shape, {"stride": stride, "pad": 0}) == loops


def test_receptive_fields_of_published_networks():
    field = find("receptive_field")
    assert field([]) == 1
    assert field([3, 3]) == field([5]) == 5
    assert field([3, 3, 3]) == field([7]) == 7
    assert field([11, 3, 5, 3, 3, 3, 3, 3], [4, 2, 1, 2, 1, 1, 1, 2]) == 195, "AlexNet"
    vgg = [3, 3, 2] * 2 + [3, 3, 3, 2] * 3
    assert field(vgg, [2 if size == 2 else 1 for size in vgg]) == 212, "VGG-16"


@pytest.mark.parametrize("strides", [[1, 1, 1], [2, 1, 3], [3, 2, 1]])
def test_receptive_field_is_where_the_gradient_arrives(strides):
    kernels, caches = [3, 2, 4], []
    out = np.zeros((1, 1, 1, 60))
    for size, stride in zip(kernels, strides, strict=True):
        conv_param = {"stride": stride, "pad": 0}
        out, cache = find("conv_forward")(out, np.ones((1, 1, 1, size)), np.zeros(1), conv_param)
        caches.append(cache)
    upstream = np.zeros_like(out)
    upstream[..., 1] = 1
    for cache in reversed(caches):
        upstream = find("conv_backward")(upstream, cache)[0]
    reached = upstream[0, 0, 0].nonzero()[0]
    assert reached[-1] - reached[0] + 1 == find("receptive_field")(kernels, strides)
