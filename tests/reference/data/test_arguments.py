"""Dtypes, layouts, untouched arguments, and the messages that name bad ones."""

import numpy as np
import pytest

from reference import find, variants

RNG = np.random.default_rng(0)
X = np.ones((3, 2))
IMAGES = np.ones((2, 3, 4, 5))

FITS = {
    "subtract_mean_image": (4, 3),
    "subtract_channel_mean": (4, 3, 2, 5),
    "standardize": (4, 3),
    "scale_to_range": (4, 3),
    "whiten": (4, 3),
}
AUGMENTATIONS = {
    "flip": "p",
    "rotate": "max_degrees",
    "translate": "max_shift",
    "scale": "low",
    "shear": "max_shear",
    "elastic": "alpha",
    "intensity": "max_contrast",
    "colour_jitter": "strength",
    "noise": "std",
}
PAIRED = {"train_val_test_split": (0.2, 0.2), "minibatches": (2,)}

NO_SAMPLE = r"X_train must hold at least one sample and one feature. Received: \(0, 2\)"
FRACTIONS = "val_fraction and test_fraction must be at least 0 and at most 1 together. Received: "
BAD = [
    *((f"{name}_fit", (np.ones((0, 2)),), NO_SAMPLE) for name in FITS),
    *((f"{name}_fit", (["a"],), "X_train must be an array of real numbers") for name in FITS),
    *((f"{name}_fit", (5.0,), r"X_train must hold at least one .* Received: \(\)") for name in FITS),
    ("subtract_channel_mean_fit", (X,), r"X_train must have shape \(N, C, H, W\). Received: \(3, 2\)"),
    ("scale_to_range_fit", (X, 1.0, 1.0), "low must be below high. Received: 1.0 and 1.0"),
    ("scale_to_range_fit", (X, 2, 1), "low must be below high. Received: 2.0 and 1.0"),
    ("scale_to_range_fit", (X, np.nan), "low must be finite. Received: nan"),
    ("scale_to_range_fit", (X, 0, "a"), "high must be a number. Received: 'a'"),
    ("whiten_fit", (X, "ica"), "method must be 'pca' or 'zca'. Received: 'ica'"),
    ("whiten_fit", (X, "pca", -1), "eps must be at least 0. Received: -1.0"),
    ("whiten_fit", (X, "zca", 0), "eps must be positive where X_train has directions without variance"),
    (
        "one_hot",
        (np.array([0.0, 1.0]),),
        r"y must hold integers, shape \(N,\). Received: float64, shape \(2,\)",
    ),
    ("one_hot", (np.array([[1]]),), r"y must hold integers, shape \(N,\). Received: int64, shape \(1, 1\)"),
    ("one_hot", (np.array(1),), r"y must hold integers, shape \(N,\). Received: int64, shape \(\)"),
    ("one_hot", ([],), "n_classes must be given where y is empty. Received: None"),
    ("one_hot", ([0, -1],), "y must be in 0 to 0. Received: -1 to 0"),
    ("one_hot", ([2, 3], 3), "y must be in 0 to 2. Received: 2 to 3"),
    ("one_hot", ([0], 0), "n_classes must be at least 1. Received: 0"),
    ("one_hot", ([0], 2.5), "n_classes must be a whole number. Received: 2.5"),
    *(
        (
            name,
            (X, np.ones(4), *rest, RNG),
            r"X and y must hold one entry a sample each. Received: \(3, 2\) and \(4,\)",
        )
        for name, rest in PAIRED.items()
    ),
    *(
        (name, (1, np.ones(1), *rest, RNG), r"each. Received: \(\) and \(1,\)")
        for name, rest in PAIRED.items()
    ),
    *(
        (name, (X, X, *rest, 5), "rng must be a numpy.random.Generator. Received: 5")
        for name, rest in PAIRED.items()
    ),
    ("train_val_test_split", (X, X, 0.6, 0.5, RNG), FRACTIONS + "0.6 and 0.5"),
    ("train_val_test_split", (X, X, -0.1, 0.5, RNG), FRACTIONS + "-0.1 and 0.5"),
    ("train_val_test_split", (X, X, 0.1, -0.5, RNG), FRACTIONS + "0.1 and -0.5"),
    ("train_val_test_split", (X, X, None, 0.5, RNG), "val_fraction must be a number. Received: None"),
    ("train_val_test_split", (X, X, 0.5, np.inf, RNG), "test_fraction must be finite. Received: inf"),
    ("minibatches", (X, X, 0, RNG), "batch_size must be at least 1. Received: 0"),
    ("minibatches", (X, X, 1.5, RNG), "batch_size must be a whole number. Received: 1.5"),
    *((name, (X, RNG), r"x must have shape \(N, C, H, W\). Received: \(3, 2\)") for name in AUGMENTATIONS),
    *((name, (IMAGES[..., :0], RNG), "x must hold images with at least one pixel") for name in AUGMENTATIONS),
    *((name, (IMAGES, 5), "rng must be a numpy.random.Generator. Received: 5") for name in AUGMENTATIONS),
    *(
        (name, (IMAGES, RNG, -1), f"{option} must be at least 0. Received: -1")
        for name, option in AUGMENTATIONS.items()
        if name not in ("flip", "scale")
    ),
    ("flip", (IMAGES, RNG, -0.1), r"p must be in \[0, 1\]. Received: -0.1"),
    ("flip", (IMAGES, RNG, 1.1), r"p must be in \[0, 1\]. Received: 1.1"),
    ("translate", (IMAGES, RNG, 1.5), "max_shift must be a whole number. Received: 1.5"),
    ("scale", (IMAGES, RNG, 0, 1), "low and high must be 0 < low <= high. Received: 0.0 and 1.0"),
    ("scale", (IMAGES, RNG, 1.2, 1.1), "low and high must be 0 < low <= high. Received: 1.2 and 1.1"),
    ("elastic", (IMAGES, RNG, 1, 0), "sigma must be positive. Received: 0.0"),
    ("elastic", (IMAGES, RNG, 1, -2), "sigma must be positive. Received: -2.0"),
    ("intensity", (IMAGES, RNG, 0.1, -2), "max_brightness must be at least 0. Received: -2.0"),
    ("noise", (IMAGES, RNG, np.nan), "std must be finite. Received: nan"),
]
MISFITS = [
    (
        "subtract_mean_image",
        (4, 3),
        (4, 2),
        r"X must have shape \(N, 3\), as in training. Received: \(4, 2\)",
    ),
    ("subtract_channel_mean", (2, 3, 4, 5), (2, 1, 4, 5), r"X must have 3 channels, as in training"),
    (
        "subtract_channel_mean",
        (2, 3, 4, 5),
        (2, 3, 4),
        r"X must have shape \(N, C, H, W\). Received: \(2, 3, 4\)",
    ),
    ("standardize", (4, 3, 2), (4, 3), r"X must have shape \(N, 3, 2\), as in training. Received: \(4, 3\)"),
    ("scale_to_range", (4, 3), (3,), r"X must have shape \(N, 3\), as in training. Received: \(3,\)"),
    ("whiten", (4, 3, 2), (4, 5), r"X must have 6 features, as in training. Received: \(4, 5\)"),
    ("whiten", (4, 1), (), r"X must have 1 features, as in training. Received: \(\)"),
]


@pytest.mark.parametrize(("name", "arguments", "message"), BAD)
def test_bad_arguments_are_named(name, arguments, message):
    with pytest.raises(ValueError, match=message):
        find(name)(*arguments)


@pytest.mark.parametrize(("name", "trained", "shape", "message"), MISFITS)
def test_data_unlike_those_in_training_are_refused(name, trained, shape, message):
    state = find(f"{name}_fit")(np.ones(trained))
    with pytest.raises(ValueError, match=message):
        find(f"{name}_apply")(np.ones(shape), state)


def test_the_other_form_of_whitening_refuses_alike():
    fit = variants("whiten_fit")["epsilon outside the root"]
    for _, arguments, message in [bad for bad in BAD if bad[0] == "whiten_fit"]:
        with pytest.raises(ValueError, match=message):
            fit(*arguments)


def applied(name, array, train):
    if name in FITS:
        return find(f"{name}_apply")(array, find(f"{name}_fit")(train))
    return find(name)(array, np.random.default_rng(1))


@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.float16, np.int64, np.uint8, bool])
@pytest.mark.parametrize("name", [*FITS, *AUGMENTATIONS])
def test_dtypes(name, dtype):
    array = (5 * np.random.default_rng(2).random(FITS.get(name, (2, 3, 4, 5)))).astype(dtype)
    out = applied(name, array, array)
    assert out.dtype == (np.float32 if dtype == np.float32 else np.float64)
    np.testing.assert_allclose(
        out, applied(name, array.astype(np.float64), array.astype(np.float64)), rtol=1e-4, atol=1e-6
    )
    assert np.isfinite(out).all()


@pytest.mark.parametrize("trained", [np.float64, np.float32])
@pytest.mark.parametrize("name", FITS)
def test_the_dtype_is_that_of_what_is_changed(name, trained, rng):
    state = find(f"{name}_fit")(rng.random(FITS[name]).astype(trained))
    assert find(f"{name}_apply")(np.ones(FITS[name], np.float32), state).dtype == np.float32
    assert find(f"{name}_apply")(np.ones(FITS[name]), state).dtype == np.float64


@pytest.mark.parametrize("name", [*FITS, *AUGMENTATIONS])
def test_arrays_may_be_read_only_and_strided_and_stay_as_they_are(name, rng):
    array = rng.random(FITS.get(name, (2, 3, 4, 5)))
    odd = np.asfortranarray(np.repeat(array, 2, axis=0))[::2]
    odd.flags.writeable = False
    kept = array.copy()
    plain = applied(name, array, array)
    assert np.array_equal(array, kept)
    assert np.array_equal(applied(name, odd, odd), plain)
    assert np.array_equal(applied(name, odd.tolist(), odd.tolist()), plain)
    assert not np.shares_memory(plain, array)


@pytest.mark.parametrize("name", PAIRED)
def test_pairs_may_be_lists_and_read_only_and_keep_their_dtypes(name):
    x, y = np.arange(12, dtype=np.uint8).reshape(6, 2), np.arange(6, dtype=np.float32)
    x.flags.writeable = y.flags.writeable = False

    def cut(x, y):
        out = find(name)(x, y, *PAIRED[name], np.random.default_rng(0))
        return out if isinstance(out, tuple) else [each for pair in out for each in pair]

    parts = cut(x, y)
    assert {part.dtype for part in parts[::2]} == {np.dtype(np.uint8)}
    assert {part.dtype for part in parts[1::2]} == {np.dtype(np.float32)}
    assert all(np.array_equal(a, b) for a, b in zip(parts, cut(x.tolist(), y.tolist()), strict=True))
    assert all(part.flags.writeable for part in parts)
