"""What the lectures say about convolution and pooling, and holds for every input."""

import numpy as np
import pytest

from reference import find

SETTINGS = [
    {"stride": 1, "pad": 0},
    {"stride": 1, "pad": 2},
    {"stride": 2, "pad": 1},
    {"stride": 3, "pad": 0},
]


@pytest.mark.parametrize("conv_param", SETTINGS)
def test_up_convolution_is_the_adjoint_of_convolution(conv_param, implementation, rng):
    stride, pad = conv_param["stride"], conv_param["pad"]
    w, upstream = rng.standard_normal((4, 3, 3, 2)), rng.standard_normal((2, 4, 3, 5))
    size = 2 * stride + 3 - 2 * pad, 4 * stride + 2 - 2 * pad  # leaves no remainder
    x = rng.standard_normal((2, 3, *size))
    there, cache = implementation("conv_forward")(x, w, np.zeros(4), conv_param)
    back, _ = implementation("conv_transpose_forward")(upstream, w, np.zeros(3), conv_param)
    assert back.shape == x.shape
    assert (there * upstream).sum() == pytest.approx((x * back).sum(), rel=1e-12)
    assert np.allclose(implementation("conv_backward")(upstream, cache)[0], back, rtol=0, atol=1e-12)


@pytest.mark.parametrize("conv_param", SETTINGS)
def test_col2im_is_the_adjoint_of_im2col(conv_param, rng):
    x = rng.standard_normal((2, 3, 7, 6))
    cols = find("im2col")(x, 3, 2, **conv_param)
    other = rng.standard_normal(cols.shape)
    back = find("col2im")(other, x.shape, 3, 2, **conv_param)
    assert (cols * other).sum() == pytest.approx((x * back).sum(), rel=1e-12)


@pytest.mark.parametrize("conv_param", SETTINGS)
def test_convolution_is_a_matrix_product_with_the_columns(conv_param, implementation, rng, close):
    x, w, b = rng.standard_normal((2, 3, 7, 6)), rng.standard_normal((4, 3, 3, 2)), rng.standard_normal(4)
    out, _ = implementation("conv_forward")(x, w, b, conv_param)
    product = w.reshape(4, -1) @ find("im2col")(x, 3, 2, **conv_param) + b[:, None]
    close(product.reshape(4, 2, *out.shape[2:]).swapaxes(0, 1), out, 1e-13)


def test_col2im_counts_how_many_patches_see_a_pixel():
    cols = find("im2col")(np.ones((1, 1, 4, 4)), 3, 3, 0, 1)
    counts = find("col2im")(cols, (1, 1, 4, 4), 3, 3, 0, 1)[0, 0]
    assert counts.tolist() == [[1, 2, 2, 1], [2, 4, 4, 2], [2, 4, 4, 2], [1, 2, 2, 1]]


def test_a_moved_image_gives_a_moved_output(implementation, rng, close):
    x, w = np.zeros((1, 2, 9, 9)), rng.standard_normal((3, 2, 3, 3))
    x[:, :, 2:5, 2:5] = rng.standard_normal((1, 2, 3, 3))
    conv = implementation("conv_forward")
    out, _ = conv(x, w, np.zeros(3), {"stride": 1, "pad": 1})
    moved, _ = conv(np.roll(x, (2, 1), axis=(2, 3)), w, np.zeros(3), {"stride": 1, "pad": 1})
    close(moved, np.roll(out, (2, 1), axis=(2, 3)), 1e-15)


def test_a_sequence_is_an_image_of_height_one(implementation, rng, close):
    x, w, b = rng.standard_normal((2, 3, 8)), rng.standard_normal((4, 3, 3)), rng.standard_normal(4)
    conv_param = {"stride": 2, "pad": 0}
    out, _ = find("conv1d_forward")(x, w, b, conv_param)
    image, _ = implementation("conv_forward")(x[:, :, None], w[:, :, None], b, conv_param)
    close(out, image[:, :, 0], 1e-13)


def test_shared_weights_are_a_dense_layer_with_equal_diagonals(rng, close):
    x, w = rng.standard_normal((1, 1, 6)), rng.standard_normal((1, 1, 3))
    dense = np.array(
        [
            find("conv1d_forward")(row[None, None], w, np.zeros(1), {"stride": 1, "pad": 0})[0][0, 0]
            for row in np.eye(6)
        ]
    )
    for offset in range(3):
        assert np.diagonal(dense, -offset).tolist() == [w[0, 0, offset]] * 4
    assert np.count_nonzero(dense) == 12
    close(x[0] @ dense, find("conv1d_forward")(x, w, np.zeros(1), {"stride": 1, "pad": 0})[0][0], 1e-14)


def test_a_bright_pixel_draws_the_kernel_and_correlation_draws_it_flipped(implementation, rng):
    image, kernel = np.zeros((5, 7)), rng.standard_normal((3, 5))
    image[2, 3] = 1
    drawn = find("convolve_image")(image, kernel)
    assert np.array_equal(drawn[1:4, 1:6], kernel)
    filters = np.zeros((1, 1, 5, 5))
    filters[0, 0, 1:4] = kernel
    correlated, _ = implementation("conv_forward")(
        image[None, None], filters, np.zeros(1), {"stride": 1, "pad": 2}
    )
    assert np.array_equal(correlated[0, 0, 1:4, 1:6], kernel[::-1, ::-1])


def test_true_convolution_is_associative(rng, close):
    convolve = find("convolve_image")
    image, first, second = np.zeros((11, 11)), rng.standard_normal((3, 3)), np.zeros((5, 5))
    image[4:7, 4:7], second[1:4, 1:4] = rng.standard_normal((3, 3)), rng.standard_normal((3, 3))
    close(convolve(convolve(image, first), second), convolve(image, convolve(second, first)), 1e-13)


@pytest.mark.parametrize("kind", ["max_pool", "avg_pool"])
def test_pooling_without_gaps_hands_the_whole_gradient_on(kind, implementation, rng):
    x = rng.standard_normal((2, 3, 6, 7))
    out, cache = implementation(f"{kind}_forward")(x, {"pool_height": 3, "pool_width": 3, "stride": 1})
    dout = rng.standard_normal(out.shape)
    dx = implementation(f"{kind}_backward")(dout, cache)
    assert np.allclose(dx.sum(axis=(2, 3)), dout.sum(axis=(2, 3)), rtol=0, atol=1e-12)


def test_average_pooling_is_a_convolution_with_a_constant_filter(implementation, rng, close):
    x = rng.standard_normal((4, 1, 6, 5))
    pooled, _ = implementation("avg_pool_forward")(x, {"pool_height": 2, "pool_width": 3, "stride": 2})
    filters = np.full((1, 1, 2, 3), 1 / 6)
    close(pooled, implementation("conv_forward")(x, filters, np.zeros(1), {"stride": 2, "pad": 0})[0], 1e-14)


def test_global_pooling_is_a_window_as_large_as_the_image(implementation, rng, close):
    x = rng.standard_normal((2, 3, 4, 5))
    window, _ = implementation("avg_pool_forward")(x, {"pool_height": 4, "pool_width": 5, "stride": 1})
    close(implementation("global_avg_pool_forward")(x)[0], window[:, :, 0, 0], 1e-14)


def test_the_first_of_equal_maxima_wins_in_every_window(implementation):
    x = np.array([[[[1.0, 3.0, 3.0], [3.0, 2.0, 3.0]]]])
    out, cache = implementation("max_pool_forward")(x, {"pool_height": 2, "pool_width": 2, "stride": 1})
    assert out.ravel().tolist() == [3, 3]
    dx = implementation("max_pool_backward")(np.array([[[[10.0, 1.0]]]]), cache)
    assert dx[0, 0].tolist() == [[0, 11, 0], [0, 0, 0]]


@pytest.mark.parametrize("place", range(4))
def test_a_nan_in_a_window_is_its_maximum(place, implementation):
    x = np.array([[5.0, np.inf, -1.0, 7.0], [1.0, 2.0, 3.0, 4.0]])
    x[0, place] = np.nan
    out, cache = implementation("max_pool_forward")(
        x.reshape(1, 2, 2, 2), {"pool_height": 2, "pool_width": 2, "stride": 1}
    )
    assert np.isnan(out[0, 0, 0, 0])
    assert out[0, 1, 0, 0] == 4
    dx = implementation("max_pool_backward")(np.ones((1, 2, 1, 1)), cache)
    assert dx[0, 0].ravel().nonzero()[0].tolist() == [place]


def test_of_two_nans_the_first_wins(implementation):
    x = np.array([[[[1.0, np.nan], [np.nan, 2.0]]]])
    _, cache = implementation("max_pool_forward")(x, {"pool_height": 2, "pool_width": 2, "stride": 1})
    dx = implementation("max_pool_backward")(np.ones((1, 1, 1, 1)), cache)
    assert dx[0, 0].tolist() == [[0, 1], [0, 0]]


@pytest.mark.parametrize("value", [-np.inf, -1e300])
def test_a_window_of_very_small_numbers_has_a_maximum(value, implementation):
    out, _ = implementation("max_pool_forward")(
        np.full((1, 1, 2, 2), value), {"pool_height": 2, "pool_width": 2, "stride": 1}
    )
    assert out.ravel().tolist() == [value]


def test_long_sums_keep_the_digits_of_float32():
    x, expected = np.full((1, 1, 150, 100), 0.1, np.float32), 15000 * np.float64(np.float32(0.1))
    b, conv_param = np.zeros(1, np.float32), {"stride": 1, "pad": 0}
    out, _ = find("conv_forward")(x, np.ones_like(x), b, conv_param)
    assert out.item() == pytest.approx(expected, rel=1e-6)
    ones, cache = find("conv_forward")(x, np.ones((1, 1, 1, 1), np.float32), b, conv_param)
    dw = find("conv_backward")(np.ones_like(ones), cache)[1]
    assert dw.item() == pytest.approx(expected, rel=1e-6)
    mean, _ = find("avg_pool_forward")(x, {"pool_height": 150, "pool_width": 100, "stride": 1})
    assert mean.item() == pytest.approx(0.1, rel=1e-6)
    assert find("global_avg_pool_forward")(x)[0].item() == pytest.approx(0.1, rel=1e-6)
