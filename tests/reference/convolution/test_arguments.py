"""Dtypes in and out, arguments left alone, and bad arguments refused by name."""

import copy
import re

import numpy as np
import pytest

from reference import find

X, W, B = np.ones((2, 3, 5, 4)), np.ones((2, 3, 3, 3)), np.ones(2)
SEQUENCES, FILTERS = np.ones((2, 3, 5)), np.ones((2, 3, 3))
UP = np.ones((3, 2, 2, 2))
CONV, POOL = {"stride": 1, "pad": 0}, {"pool_height": 2, "pool_width": 3, "stride": 2}

GOOD = {
    "conv": {"x": (2, 3, 5, 4), "w": (2, 3, 3, 2), "b": (2,), "conv_param": {"stride": 2, "pad": 1}},
    "conv1d": {"x": (2, 3, 5), "w": (2, 3, 3), "b": (2,), "conv_param": {"stride": 2, "pad": 1}},
    "conv_transpose": {
        "x": (2, 3, 2, 3),
        "w": (3, 2, 3, 2),
        "b": (2,),
        "conv_param": {"stride": 2, "pad": 1},
    },
    "max_pool": {"x": (2, 3, 5, 4), "pool_param": POOL},
    "avg_pool": {"x": (2, 3, 5, 4), "pool_param": POOL},
    "global_avg_pool": {"x": (2, 3, 5, 4)},
}
PLAIN = {
    "convolve_image": {"image": (4, 5), "kernel": (3, 1)},
    "im2col": {"x": (2, 3, 5, 4), "kh": 2, "kw": 3, "pad": 1, "stride": 2},
    "col2im": {"cols": (18, 12), "x_shape": (2, 3, 5, 4), "kh": 2, "kw": 3, "pad": 1, "stride": 2},
}

BAD_LAYERS = [
    ("conv_forward", (X[0], W, B, CONV), "x must have shape (N, C, H, W). Received: (3, 5, 4)"),
    ("conv_forward", (X[:0], W, B, CONV), "x must not be empty. Received: (0, 3, 5, 4)"),
    ("conv_forward", (X, W[0], B, CONV), "w must have shape (F, C, HH, WW). Received: (3, 3, 3)"),
    ("conv_forward", (X, W[:, :, :0], B, CONV), "w must not be empty. Received: (2, 3, 0, 3)"),
    ("conv_forward", (X, W[:, :2], B, CONV), "w must have shape (2, 3, 3, 3). Received: (2, 2, 3, 3)"),
    ("conv_forward", (X, W, B[:1], CONV), "b must have shape (2,). Received: (1,)"),
    ("conv_forward", (X, W, B, CONV | {"stride": 0}), "stride must be an integer of at least 1. Received: 0"),
    (
        "conv_forward",
        (X, W, B, CONV | {"stride": 1.5}),
        "stride must be an integer of at least 1. Received: 1.5",
    ),
    ("conv_forward", (X, W, B, {"pad": 0}), "stride must be an integer of at least 1. Received: None"),
    ("conv_forward", (X, W, B, CONV | {"pad": -1}), "pad must be an integer of at least 0. Received: -1"),
    ("conv_forward", (X, W, B, {"stride": 1}), "pad must be an integer of at least 0. Received: None"),
    (
        "conv_forward",
        (X, np.ones((2, 3, 3, 7)), B, CONV | {"pad": 1}),
        "the kernel must fit into the padded input. Received: kernel 7, input 4, pad 1",
    ),
    ("conv_forward", (X, np.ones((2, 3, 6, 3)), B, CONV), "Received: kernel 6, input 5, pad 0"),
    ("conv1d_forward", (X, FILTERS, B, CONV), "x must have shape (N, C, L). Received: (2, 3, 5, 4)"),
    ("conv1d_forward", (SEQUENCES, FILTERS[0], B, CONV), "w must have shape (F, C, K). Received: (3, 3)"),
    (
        "conv1d_forward",
        (SEQUENCES, FILTERS[:, :1], B, CONV),
        "w must have shape (2, 3, 3). Received: (2, 1, 3)",
    ),
    ("conv1d_forward", (SEQUENCES, FILTERS[:, :, :0], B, CONV), "w must not be empty"),
    ("conv1d_forward", (SEQUENCES, FILTERS, np.ones(3), CONV), "b must have shape (2,). Received: (3,)"),
    ("conv1d_forward", (SEQUENCES, np.ones((2, 3, 6)), B, CONV), "Received: kernel 6, input 5, pad 0"),
    (
        "conv1d_forward",
        (SEQUENCES, FILTERS, B, CONV | {"stride": -1}),
        "stride must be an integer of at least 1",
    ),
    (
        "conv_transpose_forward",
        (SEQUENCES, UP, B, CONV),
        "x must have shape (N, C, H, W). Received: (2, 3, 5)",
    ),
    (
        "conv_transpose_forward",
        (X, FILTERS, B, CONV),
        "w must have shape (C, F, HH, WW). Received: (2, 3, 3)",
    ),
    (
        "conv_transpose_forward",
        (X, UP[:2], B, CONV),
        "w must have shape (3, 2, 2, 2). Received: (2, 2, 2, 2)",
    ),
    ("conv_transpose_forward", (X, UP, np.ones(3), CONV), "b must have shape (2,). Received: (3,)"),
    (
        "conv_transpose_forward",
        (X, UP, B, CONV | {"pad": -2}),
        "pad must be an integer of at least 0. Received: -2",
    ),
    (
        "conv_transpose_forward",
        (X[:, :, :1, :1], UP, B, CONV | {"pad": 1}),
        "pad must leave some of the (2, 2) pixels. Received: 1",
    ),
    *(
        (f"{kind}_pool_forward", arguments, message)
        for kind in ("max", "avg")
        for arguments, message in [
            ((SEQUENCES, POOL), "x must have shape (N, C, H, W). Received: (2, 3, 5)"),
            ((X[:, :, :, :0], POOL), "x must not be empty. Received: (2, 3, 5, 0)"),
            ((X, POOL | {"stride": 0}), "stride must be an integer of at least 1. Received: 0"),
            ((X, POOL | {"pool_height": "2"}), "pool_height must be an integer of at least 1. Received: '2'"),
            (
                (X, {"stride": 1, "pool_height": 2}),
                "pool_width must be an integer of at least 1. Received: None",
            ),
            ((X, POOL | {"pool_height": 6}), "Received: kernel 6, input 5, pad 0"),
            ((X, POOL | {"pool_width": 5}), "Received: kernel 5, input 4, pad 0"),
        ]
    ),
    ("global_avg_pool_forward", (SEQUENCES,), "x must have shape (N, C, H, W). Received: (2, 3, 5)"),
    ("global_avg_pool_forward", (X[:, :0],), "x must not be empty. Received: (2, 0, 5, 4)"),
]
BAD_FUNCTIONS = [
    ("convolve_image", (SEQUENCES, np.ones((3, 3))), "image must have shape (H, W). Received: (2, 3, 5)"),
    ("convolve_image", (np.ones((0, 3)), np.ones((3, 3))), "image must not be empty. Received: (0, 3)"),
    ("convolve_image", (np.ones((5, 5)), np.ones(3)), "kernel must have shape (kh, kw). Received: (3,)"),
    ("convolve_image", (np.ones((5, 5)), np.ones((3, 2))), "kernel must have odd sides. Received: (3, 2)"),
    ("convolve_image", (np.ones((5, 5)), np.ones((4, 3))), "kernel must have odd sides. Received: (4, 3)"),
    ("im2col", (SEQUENCES, 2, 2, 0, 1), "x must have shape (N, C, H, W). Received: (2, 3, 5)"),
    ("im2col", (X, 0, 2, 0, 1), "kh must be an integer of at least 1. Received: 0"),
    ("im2col", (X, 2, 2.0, 0, 1), "kw must be an integer of at least 1. Received: 2.0"),
    ("im2col", (X, 2, 2, -1, 1), "pad must be an integer of at least 0. Received: -1"),
    ("im2col", (X, 2, 2, 0, 0), "stride must be an integer of at least 1. Received: 0"),
    ("im2col", (X, 6, 2, 0, 1), "Received: kernel 6, input 5, pad 0"),
    (
        "col2im",
        (np.ones((4, 4)), (1, 1, 3), 2, 2, 0, 1),
        "x_shape must be four integers. Received: (1, 1, 3)",
    ),
    (
        "col2im",
        (np.ones((4, 4)), (1, 1, 3, 0), 2, 2, 0, 1),
        "x_shape must be an integer of at least 1. Received: 0",
    ),
    ("col2im", (np.ones((4, 5)), (1, 1, 3, 3), 2, 2, 0, 1), "cols must have shape (4, 4). Received: (4, 5)"),
    ("col2im", (np.ones((4, 4)), (1, 1, 3, 3), 2, 4, 0, 1), "Received: kernel 4, input 3, pad 0"),
    ("conv_output_size", (0, 1, 0, 1), "input_size must be an integer of at least 1. Received: 0"),
    ("conv_output_size", (5, 0, 0, 1), "kernel_size must be an integer of at least 1. Received: 0"),
    ("conv_output_size", (5, 3, -1, 1), "padding must be an integer of at least 0. Received: -1"),
    ("conv_output_size", (5, 3, 0, 0), "stride must be an integer of at least 1. Received: 0"),
    ("conv_output_size", (5.5, 3, 0, 1), "input_size must be an integer of at least 1. Received: 5.5"),
    ("conv_output_size", (6, 3, 1, 2), "Received: stride 2, 6 + 2 * 1 - 3"),
    ("conv_output_size", (2, 3, 0, 1), "Received: kernel 3, input 2, pad 0"),
    ("conv_parameters", ((3, 5, 5),), "w_shape must be four integers. Received: (3, 5, 5)"),
    ("conv_parameters", ((3, 0, 5, 5),), "w_shape[1] must be an integer of at least 1. Received: 0"),
    (
        "conv_operations",
        ((1, 3, 5), (2, 3, 3, 3), CONV),
        "x_shape must be four integers. Received: (1, 3, 5)",
    ),
    (
        "conv_operations",
        ((1, 3, 5, 5), (2, 4, 3, 3), CONV),
        "w_shape must have 3 channels, as x_shape. Received",
    ),
    (
        "conv_operations",
        ((1, 3, 5, 5), (2, 3, 3, 3), {"stride": 0, "pad": 0}),
        "stride must be an integer of",
    ),
    ("conv_operations", ((1, 3, 5, 2), (2, 3, 3, 3), CONV), "Received: kernel 3, input 2, pad 0"),
    ("receptive_field", ([3, 0],), "kernel_sizes must be an integer of at least 1. Received: 0"),
    ("receptive_field", ([3, 3], [1, 0]), "strides must be an integer of at least 1. Received: 0"),
    ("receptive_field", ([3, 3], [1]), "strides must have 2 entries. Received: [1]"),
]


@pytest.mark.parametrize(("name", "arguments", "message"), BAD_LAYERS)
def test_a_layer_names_what_it_refuses(name, arguments, message, implementation):
    with pytest.raises(ValueError, match=re.escape(message)):
        implementation(name)(*arguments)


@pytest.mark.parametrize(("name", "arguments", "message"), BAD_FUNCTIONS)
def test_a_function_names_what_it_refuses(name, arguments, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        find(name)(*arguments)


def make(arguments, dtype):
    """Draw an array for every tuple that is the shape of one."""
    numbers = np.random.default_rng(5)
    return {
        key: (5 * numbers.standard_normal(value)).astype(dtype)
        if isinstance(value, tuple) and key != "x_shape"
        else copy.copy(value)
        for key, value in arguments.items()
    }


def run(implementation, name, arguments, upstream=None):
    out, cache = implementation(f"{name}_forward")(**arguments)
    dout = np.ones_like(out) if upstream is None else upstream(out.shape)
    gradients = implementation(f"{name}_backward")(dout, cache)
    return out, gradients if isinstance(gradients, tuple) else (gradients,)


@pytest.mark.parametrize("name", GOOD)
def test_backward_refuses_another_shape(name, implementation):
    out, cache = implementation(f"{name}_forward")(**make(GOOD[name], np.float64))
    with pytest.raises(ValueError, match="dout must have shape"):
        implementation(f"{name}_backward")(np.ones((*out.shape, 1)), cache)
    with pytest.raises(ValueError, match="dout must have shape"):
        implementation(f"{name}_backward")(np.ones(out[:1].shape), cache)


@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.int64, np.uint8, bool])
@pytest.mark.parametrize("name", GOOD)
def test_dtypes_of_layers(name, dtype, implementation):
    out, gradients = run(implementation, name, make(GOOD[name], dtype))
    expected = np.float32 if dtype == np.float32 else np.float64
    assert [array.dtype for array in (out, *gradients)] == [expected] * (1 + len(gradients))


@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.int64, np.uint8, bool])
@pytest.mark.parametrize("name", PLAIN)
def test_dtypes_of_functions(name, dtype):
    out = find(name)(**make(PLAIN[name], dtype))
    assert out.dtype == (np.float32 if dtype == np.float32 else np.float64)


def odd_copies(arguments):
    """Return the arrays once more: strided, in Fortran order and read-only."""
    odd = {
        key: np.asfortranarray(np.repeat(value, 2, axis=0))[::2]
        for key, value in arguments.items()
        if isinstance(value, np.ndarray)
    }
    for array in odd.values():
        array.flags.writeable = False
    return odd


@pytest.mark.parametrize("name", GOOD)
def test_layers_take_read_only_and_strided_arrays_and_keep_none(name, implementation):
    arguments = make(GOOD[name], np.float64)

    def upstream(shape):
        return np.random.default_rng(8).standard_normal(shape)

    plain = run(implementation, name, arguments, upstream)
    odd = odd_copies(arguments)

    def spoil_then_upstream(shape):
        for array in odd.values():
            array.flags.writeable = True
            array[...] = 99
        return np.asfortranarray(upstream(shape))

    out, gradients = run(implementation, name, arguments | odd, spoil_then_upstream)
    assert np.array_equal(out, plain[0])
    for got, want in zip(gradients, plain[1], strict=True):
        assert np.array_equal(got, want)


@pytest.mark.parametrize("name", PLAIN)
def test_functions_take_read_only_and_strided_arrays(name):
    arguments = make(PLAIN[name], np.float64)
    assert np.array_equal(find(name)(**arguments | odd_copies(arguments)), find(name)(**arguments))


@pytest.mark.parametrize("name", GOOD)
def test_layers_do_not_modify_their_arguments(name, implementation):
    arguments = make(GOOD[name], np.float64)
    before = copy.deepcopy(arguments)
    out, cache = implementation(f"{name}_forward")(**arguments)
    upstream = np.random.default_rng(8).standard_normal(out.shape)
    kept = upstream.copy()
    implementation(f"{name}_backward")(upstream, cache)
    assert np.array_equal(upstream, kept)
    for key, value in before.items():
        assert np.array_equal(arguments[key], value)


@pytest.mark.parametrize("name", GOOD)
def test_what_comes_back_may_be_overwritten_and_the_cache_serves_twice(name, implementation):
    out, cache = implementation(f"{name}_forward")(**make(GOOD[name], np.float64))
    upstream = np.random.default_rng(8).standard_normal(out.shape)
    out[...] = 99
    first = implementation(f"{name}_backward")(upstream, cache)
    first = first if isinstance(first, tuple) else (first,)
    kept = copy.deepcopy(first)
    for gradient in first:
        gradient[...] = 99
    again = implementation(f"{name}_backward")(upstream, cache)
    for got, want in zip(again if isinstance(again, tuple) else (again,), kept, strict=True):
        assert np.array_equal(got, want)


@pytest.mark.parametrize("name", PLAIN)
def test_functions_do_not_modify_their_arguments(name):
    arguments = make(PLAIN[name], np.float64)
    before = copy.deepcopy(arguments)
    out = find(name)(**arguments)
    out[...] = 99
    for key, value in before.items():
        assert np.array_equal(arguments[key], value)


def test_settings_may_be_numpy_integers(implementation):
    conv_param = {"stride": np.int64(2), "pad": np.uint8(1)}
    assert implementation("conv_forward")(X, W, B, conv_param)[0].shape == (2, 2, 3, 2)
