"""What preprocessing promises: statistics of the training data, and of nothing else."""

import numpy as np
import pytest

from datasets.loaders import digits
from reference import find, variants

STEPS = {
    "subtract_mean_image": {},
    "subtract_channel_mean": {},
    "standardize": {},
    "scale_to_range": {"low": -1.0, "high": 2.0},
    "whiten": {"method": "zca"},
}
OUTSIDE = "epsilon outside the root"


def fit_and_apply(name, X_train, X, **settings):
    return find(f"{name}_apply")(X, find(f"{name}_fit")(X_train, **settings))


@pytest.mark.parametrize("name", STEPS)
def test_test_data_never_leak(name, rng):
    """A sample comes out the same, whatever it stands beside; and the state stays as it was fitted."""
    X_train, X = rng.random((12, 2, 3, 2)), rng.random((5, 2, 3, 2))
    state = find(f"{name}_fit")(X_train, **STEPS[name])
    before = {key: np.copy(value) for key, value in state.items()}
    together = find(f"{name}_apply")(X, state)
    alone = np.concatenate([find(f"{name}_apply")(X[i : i + 1], state) for i in range(5)])
    np.testing.assert_allclose(alone, together, rtol=1e-13, atol=1e-13)
    assert all(np.array_equal(state[key], value) for key, value in before.items())
    assert find(f"{name}_apply")(X[:0], state).shape == (0, *together.shape[1:])


@pytest.mark.parametrize("name", STEPS)
def test_the_state_is_not_the_callers(name, rng):
    X_train = rng.random((1, 1, 2, 2))
    state = find(f"{name}_fit")(X_train, **STEPS[name])
    out = find(f"{name}_apply")(X_train + 1, state)
    X, X_train[...] = X_train + 1, 99
    assert np.array_equal(find(f"{name}_apply")(X, state), out)


def test_the_mean_image_is_of_each_pixel_and_the_channel_mean_of_each_channel(rng):
    X = rng.random((7, 3, 4, 5)) + np.arange(3)[:, None, None]
    np.testing.assert_allclose(fit_and_apply("subtract_mean_image", X, X).mean(axis=0), 0, atol=1e-15)
    out = fit_and_apply("subtract_channel_mean", X, X)
    np.testing.assert_allclose(out.mean(axis=(0, 2, 3)), 0, atol=1e-15)
    np.testing.assert_allclose(X - out, (X - out)[:1, :, :1, :1] * np.ones((7, 1, 4, 5)), rtol=1e-12)


def test_uint8_pixels_go_below_zero():
    X = np.array([[[[0]]], [[[200]]]], np.uint8)
    for name in ("subtract_mean_image", "subtract_channel_mean"):
        assert fit_and_apply(name, X, X).ravel().tolist() == [-100, 100]


def test_many_float32_numbers_are_summed_in_float64():
    X = np.full((300_000, 1), 0.1, np.float32)
    assert fit_and_apply("subtract_mean_image", X, X[:1])[0, 0] == pytest.approx(0, abs=1e-9)
    X[::2] = 0.3
    np.testing.assert_allclose(fit_and_apply("standardize", X, X[:2]), [[1], [-1]], rtol=1e-6)
    images = X.reshape(300, 1, 100, 10)
    assert find("subtract_channel_mean_fit")(images)["mean"][0] == pytest.approx(0.2, abs=1e-8)


def test_standardized_features_have_mean_0_and_biased_variance_1(rng):
    X = 5 * rng.standard_normal((50, 4)) + [0, 10, -1000, 1e6]
    out = fit_and_apply("standardize", X, X)
    np.testing.assert_allclose(out.mean(axis=0), 0, atol=1e-9)
    np.testing.assert_allclose((out**2).mean(axis=0), 1, rtol=1e-9)
    assert fit_and_apply("standardize", [[0.0], [2.0]], [[3.0]]).tolist() == [[2.0]]


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("constant", [0.0, 0.1, -1e20, 1e-300, 1 / 3])
def test_constant_features(constant, dtype):
    """0.1 seventy times over has a rounded mean: the deviation from it is not 0."""
    X = np.stack([np.full(70, constant), np.arange(70.0)], axis=1).astype(dtype)
    assert not fit_and_apply("standardize", X, X)[:, 0].any()
    assert fit_and_apply("standardize", X, X)[:, 1].std() == pytest.approx(1)
    assert np.array_equal(fit_and_apply("scale_to_range", X, X, low=-2, high=5)[:, 0], np.full(70, -2))
    unseen = np.array([[constant + 7, 3]], dtype)
    assert fit_and_apply("standardize", X, unseen)[0, 0] == 0
    assert fit_and_apply("scale_to_range", X, unseen, low=-2)[0, 0] == -2


def test_one_training_sample_makes_every_feature_constant(rng):
    X = rng.random((1, 3))
    assert not fit_and_apply("standardize", X, X).any()
    assert not fit_and_apply("scale_to_range", X, X).any()


@pytest.mark.parametrize(("low", "high"), [(0.0, 1.0), (-1.0, 1.0), (0.1, 0.7)])
def test_ranges_are_met_exactly_and_not_clipped(low, high, rng):
    X = rng.standard_normal((30, 6)) * 10.0 ** np.arange(-3, 3)
    state = find("scale_to_range_fit")(X, low, high)
    out = find("scale_to_range_apply")(X, state)
    assert np.array_equal(out.min(axis=0), np.full(6, low))
    assert np.array_equal(out.max(axis=0), np.full(6, high))
    twice = find("scale_to_range_apply")(2 * X.max(axis=0, keepdims=True) - X.min(axis=0), state)
    np.testing.assert_allclose(twice, [[2 * high - low] * 6], rtol=1e-12)


@pytest.mark.parametrize("method", ["pca", "zca"])
def test_whitened_samples_have_the_covariance_of_white_noise(method, rng):
    X = (rng.standard_normal((40, 6)) @ rng.standard_normal((6, 6)) + 3).reshape(40, 3, 2)
    out = fit_and_apply("whiten", X, X, method=method, eps=0)
    np.testing.assert_allclose(out.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(out.T @ out / 40, np.eye(6), atol=1e-11)


@pytest.mark.parametrize("method", ["pca", "zca"])
@pytest.mark.parametrize(
    ("form", "expected"),
    [(None, lambda s, eps: s / (s + eps)), (OUTSIDE, lambda s, eps: s / (np.sqrt(s) + eps) ** 2)],
)
def test_epsilon_damps_directions_of_little_variance(method, form, expected, rng):
    X = rng.standard_normal((5, 7))  # three directions at least have none
    fit = variants("whiten_fit")[form] if form else find("whiten_fit")
    out = find("whiten_apply")(X, fit(X, method, 0.3))
    assert variants("whiten_apply") == {OUTSIDE: find("whiten_apply")}
    s = np.linalg.eigvalsh(np.cov(X.T, bias=True)).clip(0)
    np.testing.assert_allclose(np.linalg.eigvalsh(out.T @ out / 5), expected(s, 0.3), atol=1e-12)


def test_principal_axes_are_orthogonal_and_ordered_and_have_one_sign(rng):
    X = rng.standard_normal((30, 4)) * [1, 10, 0.1, 3]
    transform = find("whiten_fit")(X)["transform"]
    lengths = np.linalg.norm(transform, axis=0)
    assert np.array_equal(np.sort(lengths), lengths)  # the more variance, the less stretch
    axes = transform / lengths
    np.testing.assert_allclose(axes.T @ axes, np.eye(4), atol=1e-12)
    assert (axes[np.abs(axes).argmax(axis=0), range(4)] > 0).all()
    assert np.abs(axes).argmax(axis=0).tolist() == [1, 3, 0, 2]


def test_zca_stays_nearest_to_the_samples(rng):
    X = rng.standard_normal((50, 5)) @ rng.standard_normal((5, 5))
    X -= X.mean(axis=0)
    zca, pca = (fit_and_apply("whiten", X, X, method=method, eps=0) for method in ("zca", "pca"))
    nearest = ((zca - X) ** 2).sum()
    for _ in range(20):
        turn, _ = np.linalg.qr(rng.standard_normal((5, 5)))
        assert ((pca @ turn - X) ** 2).sum() > nearest


def test_whitening_without_epsilon_needs_variance_everywhere(rng):
    few = rng.standard_normal((4, 6))
    one = rng.standard_normal((9, 3)) * [1, 0, 2]
    for fit in (find("whiten_fit"), variants("whiten_fit")[OUTSIDE]):
        for X in (few, one, np.ones((3, 2))):
            with pytest.raises(ValueError, match="eps must be positive where X_train has directions without"):
                fit(X, eps=0)
            assert np.isfinite(find("whiten_apply")(X, fit(X))).all()


def test_digits():
    """Pixels at the border of the digits are always 0: the usual constant features."""
    images, _ = digits()
    X_train, X_test = images[:1500, None], images[1500:, None]
    out = fit_and_apply("standardize", X_train, X_test)
    border = np.flatnonzero((X_train == 0).all(axis=(0, 1)))
    assert len(border) > 0
    assert not out.reshape(297, 64)[:, border].any()
    assert np.isfinite(out).all()
    white = fit_and_apply("whiten", X_train, X_train, method="zca", eps=1e-5)
    correlation = np.abs(white.T @ white / 1500 - np.diag((white**2).mean(axis=0)))
    assert white.shape == (1500, 64)
    assert correlation.max() < 0.01  # epsilon damps what varies least
