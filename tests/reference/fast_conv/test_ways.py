"""Fast convolution: its arguments, its gradients, which way it takes when, and that all of them agree."""

import re

import numba
import numpy as np
import pytest

from reference._jit import THREADS
from reference.convolution import columns
from reference.convolution.conv import conv_backward, conv_forward
from reference.convolution.fast_conv import fast_conv_backward, fast_conv_forward, fastest_way
from reference.convolution.tiles import FILTER_TO_POINTS

from ..convolution import twins
from ..differences import contracted_differences

WAYS = pytest.mark.parametrize("way", ["columns", "direct", "winograd"])
# x, w, pad: as large as each way is for, with rests of every kind
LARGE = {
    "direct": ((10, 3, 45, 43), (21, 3, 3, 3), 1),
    "winograd": ((5, 20, 31, 33), (16, 20, 3, 3), 1),
}


def draw(rng, x_shape, w_shape, dtype=np.float64):
    return [rng.standard_normal(shape).astype(dtype) for shape in (x_shape, w_shape, w_shape[:1])]


def both(arrays, dout, settings):
    out, cache = fast_conv_forward(*arrays, settings)
    return out, *fast_conv_backward(dout, cache)


def test_the_rule_of_thumb():
    shapes = {
        (32, 3, 32, 32): (32, 3, 3, 3),
        (32, 64, 32, 32): (64, 64, 3, 3),
        (128, 1, 28, 28): (8, 1, 5, 5),
        (16, 128, 16, 16): (128, 128, 3, 3),
    }
    ways = [fastest_way(x, w, 1, w[2] // 2) for x, w in shapes.items()]
    assert ways == ["direct", "winograd", "direct", "winograd"]
    assert fastest_way((4, 8, 16, 16), (16, 8, 3, 3), 1, 1) == "columns"  # small: not worth a compiled loop
    for x, w in shapes.items():
        assert fastest_way(x, w, 2, 1) == "columns"
        assert fastest_way(x, w, 1, w[2]) == "columns"  # the gradient would need a negative border
    assert fastest_way((32, 64, 32, 32), (64, 64, 3, 5), 1, 1) == "direct"
    assert fastest_way((32, 64, 32, 32), (64, 64, 3, 5), 1, 3) == "columns"
    assert fastest_way((32, 63, 32, 32), (64, 63, 3, 3), 1, 1) == "direct"
    assert fastest_way((32, 64, 32, 32), (66, 64, 3, 3), 1, 1) == "direct"


@pytest.mark.skipif(bool(numba.config.DISABLE_JIT), reason="too many loops without compilation")
@pytest.mark.parametrize(("dtype", "tolerance"), [(np.float64, 1e-12), (np.float32, 1e-5)], ids=["f8", "f4"])
@pytest.mark.parametrize("way", LARGE)
def test_large_problems_agree_with_the_definition(way, dtype, tolerance, rng, close):
    x_shape, w_shape, pad = LARGE[way]
    assert fastest_way(x_shape, w_shape, 1, pad) == way
    arrays, settings = draw(rng, x_shape, w_shape, dtype), {"stride": 1, "pad": pad}
    expected, cache = conv_forward(*(array.astype(np.float64) for array in arrays), settings)
    dout = rng.standard_normal(expected.shape).astype(dtype)
    for got, want in zip(
        both(arrays, dout, settings), (expected, *conv_backward(dout.astype(np.float64), cache)), strict=True
    ):
        assert got.dtype == dtype
        close(got, want, tolerance)


@pytest.mark.skipif(bool(numba.config.DISABLE_JIT) or THREADS < 2, reason="there is one thread only")
@pytest.mark.parametrize("way", LARGE)
def test_the_number_of_threads_changes_nothing(way, rng, close):
    x_shape, w_shape, pad = LARGE[way]
    arrays, settings = draw(rng, x_shape, w_shape), {"stride": 1, "pad": pad}
    dout = rng.standard_normal((x_shape[0], w_shape[0], *x_shape[2:]))
    threads = numba.get_num_threads()
    answers = []
    try:
        for count in (1, 2):
            numba.set_num_threads(count)
            answers.append(both(arrays, dout, settings))
    finally:
        numba.set_num_threads(threads)
    for name, one, two in zip(("out", "dx", "dw", "db"), *answers, strict=True):
        assert np.array_equal(one, two), name


@WAYS
@pytest.mark.parametrize("pad", [0, 1, 2])
@pytest.mark.usefixtures("pieces")
def test_every_way_agrees_with_the_twin(way, pad, prefer, rng, close):
    prefer(way)
    arrays = draw(rng, (2, 4, 6, 3), (8, 4, 3, 3))
    out, cache = fast_conv_forward(*arrays, {"stride": 1, "pad": pad})
    close(out, twins.conv(*arrays, 1, pad), 1e-12)
    dout = rng.standard_normal(out.shape)
    expected = twins.conv_gradients(dout, *arrays[:2], 1, pad)
    for got, want in zip(fast_conv_backward(dout, cache), expected, strict=True):
        close(got, want, 1e-12)


@pytest.mark.parametrize("entries", [1, 100, 2**18])
@pytest.mark.parametrize(
    ("x_shape", "w_shape", "stride", "pad"),
    [
        ((3, 2, 7, 6), (3, 2, 3, 2), 2, 0),
        ((5, 1, 4, 9), (2, 1, 2, 5), 3, 1),
        ((1, 3, 3, 2), (2, 3, 1, 1), 1, 1),
    ],
)
def test_columns_agree_with_the_twin(x_shape, w_shape, stride, pad, entries, monkeypatch, rng, close):
    monkeypatch.setattr(columns, "_ENTRIES", entries)
    arrays = draw(rng, x_shape, w_shape)
    out, cache = fast_conv_forward(*arrays, {"stride": stride, "pad": pad})
    close(out, twins.conv(*arrays, stride, pad), 1e-12)
    dout = rng.standard_normal(out.shape)
    expected = twins.conv_gradients(dout, *arrays[:2], stride, pad)
    for got, want in zip(fast_conv_backward(dout, cache), expected, strict=True):
        close(got, want, 1e-12)


@WAYS
def test_gradients(way, prefer, rng, close):
    prefer(way)
    arrays, settings = draw(rng, (2, 4, 3, 5), (4, 4, 3, 3)), {"stride": 1, "pad": 1}
    dout = rng.standard_normal((2, 4, 3, 5))
    _, *gradients = both(arrays, dout, settings)
    for place, gradient in enumerate(gradients):

        def evaluate(value, place=place):
            given = [*arrays[:place], value, *arrays[place + 1 :]]
            return fast_conv_forward(*given, settings)[0]

        close(gradient, contracted_differences(evaluate, arrays[place], dout), 1e-7)


@WAYS
def test_zero_upstream_gives_exactly_zero(way, prefer, rng):
    prefer(way)
    arrays, settings = draw(rng, (2, 4, 3, 5), (4, 4, 3, 3)), {"stride": 1, "pad": 1}
    for gradient in both(arrays, np.zeros((2, 4, 3, 5)), settings)[1:]:
        assert not gradient.any()


def test_four_outputs_of_three_weights_from_six_points():
    """The identity behind Winograd's way, in exact terms: polynomials that agree at six points are the same."""
    root = 2**0.5
    points = np.array([0, root, -root, 1 / root, -1 / root])
    at_points = np.vander(points, 3, increasing=True)
    scale = FILTER_TO_POINTS[:5, 0] / at_points[:, 0]
    np.testing.assert_allclose(FILTER_TO_POINTS[:5], scale[:, None] * at_points, atol=1e-15)
    others = [np.prod(np.delete(point - points, i)) for i, point in enumerate(points)]
    np.testing.assert_allclose(scale, 1 / np.array(others), rtol=1e-14)
    np.testing.assert_array_equal(FILTER_TO_POINTS[5], [0, 0, 1])


@WAYS
def test_a_constant_image_gives_the_sum_of_the_weights(way, prefer, rng, close):
    prefer(way)
    _, w, b = draw(rng, (1, 4, 1, 1), (4, 4, 3, 3))
    out, _ = fast_conv_forward(np.ones((2, 4, 6, 7)), w, b, {"stride": 1, "pad": 0})
    close(out, np.broadcast_to((w.sum(axis=(1, 2, 3)) + b)[:, None, None], out.shape), 1e-14)


@pytest.mark.parametrize("way", ["columns", "direct"])
def test_an_infinite_pixel_goes_where_the_definition_has_it(way, prefer):
    prefer(way)
    x, w, b, settings = np.ones((2, 1, 5, 6)), np.ones((2, 1, 3, 3)), np.zeros(2), {"stride": 1, "pad": 1}
    x[0, 0, 1, 2] = np.inf
    with np.errstate(invalid="ignore"):  # uncompiled, zero times infinity warns
        got, want = fast_conv_forward(x, w, b, settings)[0], conv_forward(x, w, b, settings)[0]
    np.testing.assert_array_equal(got, want)


@WAYS
def test_dtypes(way, prefer):
    prefer(way)
    x, w, b, settings = np.ones((1, 4, 4, 4)), np.ones((4, 4, 3, 3)), np.ones(4), {"stride": 1, "pad": 1}
    for cast, expected in ((np.float64, np.float64), (np.float32, np.float32), (np.int64, np.float64)):
        out, cache = fast_conv_forward(x.astype(cast), w.astype(cast), b.astype(cast), settings)
        assert out.dtype == expected
        for dout in (out, out.astype(np.float32), out.astype(np.float64), out.astype(np.int64)):
            assert all(gradient.dtype == expected for gradient in fast_conv_backward(dout, cache))
    assert fast_conv_forward(x.astype(np.float32), w, b, settings)[0].dtype == np.float64


@WAYS
@pytest.mark.parametrize("layout", ["read-only", "strided", "Fortran", "lists"])
def test_any_layout_of_arguments_which_stay_as_they_were(way, layout, prefer, rng):
    prefer(way)
    arrays, settings = draw(rng, (2, 4, 6, 5), (4, 4, 3, 3)), {"stride": 1, "pad": 1}
    dout = rng.standard_normal((2, 4, 6, 5))
    given = [laid_out(array, layout) for array in (*arrays, dout)]
    copies = [np.array(array) for array in given]
    expected = both(arrays, dout, settings)
    for got, want in zip(both(given[:3], given[3], settings), expected, strict=True):
        np.testing.assert_array_equal(got, want)
    for array, copy in zip(given, copies, strict=True):
        np.testing.assert_array_equal(array, copy)
    assert settings == {"stride": 1, "pad": 1}


def laid_out(array, layout):
    if layout == "read-only":
        array = array.copy()
        array.flags.writeable = False
        return array
    if layout == "strided":
        return np.repeat(array, 2, axis=-1)[..., ::2]
    return np.asfortranarray(array) if layout == "Fortran" else array.tolist()


@WAYS
def test_the_cache_is_not_the_callers(way, prefer, rng):
    prefer(way)
    arrays, settings = draw(rng, (2, 4, 6, 5), (4, 4, 3, 3)), {"stride": 1, "pad": 1}
    dout = rng.standard_normal((2, 4, 6, 5))
    expected = both(arrays, dout, settings)
    out, cache = fast_conv_forward(*arrays, settings)
    for array in (*arrays, out):
        array[...] = np.nan
    first = fast_conv_backward(dout, cache)
    for got, want in zip(first, expected[1:], strict=True):
        np.testing.assert_array_equal(got, want)
        got[...] = np.nan
    for got, want in zip(fast_conv_backward(dout, cache), expected[1:], strict=True):
        np.testing.assert_array_equal(got, want)


X, W, B, CONV = np.ones((2, 3, 5, 4)), np.ones((2, 3, 3, 3)), np.ones(2), {"stride": 1, "pad": 0}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((X[0], W, B, CONV), "x must have shape (N, C, H, W). Received: (3, 5, 4)"),
        ((X[:0], W, B, CONV), "x must not be empty. Received: (0, 3, 5, 4)"),
        ((X, W[:, :2], B, CONV), "w must have shape (2, 3, 3, 3). Received: (2, 2, 3, 3)"),
        ((X, W, B[:1], CONV), "b must have shape (2,). Received: (1,)"),
        ((X, W, B, {"stride": 0, "pad": 0}), "stride must be an integer of at least 1. Received: 0"),
        ((X, W, B, {"stride": 1, "pad": -1}), "pad must be an integer of at least 0. Received: -1"),
        (
            (X[:, :, :2], W, B, CONV),
            "the kernel must fit into the padded input. Received: kernel 3, input 2, pad 0",
        ),
    ],
)
def test_bad_arguments_are_refused(arguments, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        fast_conv_forward(*arguments)


def test_another_upstream_shape_is_refused():
    _, cache = fast_conv_forward(X, W, B, CONV)
    with pytest.raises(
        ValueError, match=re.escape("dout must have shape (2, 2, 3, 2). Received: (2, 2, 3, 1)")
    ):
        fast_conv_backward(np.ones((2, 2, 3, 1)), cache)
