"""Dtypes in and out, arguments left alone, and bad arguments refused by name."""

import numpy as np
import pytest

from reference import find

RNG = np.random.default_rng(0)
SCHEMES = ["lecun_normal", "xavier_normal", "xavier_uniform", "he_normal", "he_uniform", "he_average_normal"]
PATCHES = np.random.default_rng(1).standard_normal((20, 1, 2, 3))
FLAT = np.ones((20, 1, 2, 3))
X = np.random.default_rng(2).standard_normal((9, 4))
W = np.ones((4, 3))

BAD = [
    ("fans", ((5,),), r"shape must have at least two axes of positive size. Received: \(5,\)"),
    ("fans", (5,), r"shape must have at least two axes of positive size. Received: 5"),
    ("fans", ((),), r"shape must have at least two axes of positive size. Received: \(\)"),
    ("fans", ((3, 0),), r"at least two axes of positive size. Received: \(3, 0\)"),
    ("fans", ((3, -1),), r"shape must be integers of at least 0. Received: \(3, -1\)"),
    ("fans", ((3, 2.0),), r"shape must be integers of at least 0. Received: \(3, 2.0\)"),
    ("fans", (None,), r"shape must be integers of at least 0. Received: None"),
    ("zeros", ((-1,),), r"shape must be integers of at least 0. Received: \(-1,\)"),
    ("constant", ("ab", 1.0), r"shape must be integers of at least 0. Received: 'ab'"),
    ("constant", ((2,), "one"), r"value must be a number. Received: 'one'"),
    ("constant", ((2,), np.inf), r"value must be finite. Received: inf"),
    ("small_normal", ((2,), -1, RNG), r"std must be at least 0. Received: -1.0"),
    ("small_normal", ((2,), 1, 7), r"rng must be a numpy.random.Generator. Received: 7"),
    ("uniform", ((2,), -0.5, RNG), r"bound must be at least 0. Received: -0.5"),
    ("uniform", ((2,), 1, None), r"rng must be a numpy.random.Generator. Received: None"),
    *((name, ((5,), RNG), r"shape must have at least two axes .* Received: \(5,\)") for name in SCHEMES),
    *((name, ((5, 3), 1), r"rng must be a numpy.random.Generator. Received: 1") for name in SCHEMES),
    ("orthogonal", ((5,), RNG), r"shape must have at least two axes .* Received: \(5,\)"),
    ("orthogonal", ((5, 2), np.random), r"rng must be a numpy.random.Generator"),
    ("orthogonal", ((5, 2), RNG, 0), r"gain must be positive. Received: 0.0"),
    ("orthogonal", ((5, 2), RNG, np.nan), r"gain must be finite. Received: nan"),
    ("lsuv", ([W], X[0], RNG), r"x must have shape \(N, D\). Received: \(4,\)"),
    ("lsuv", ([np.ones(4)], X, RNG), r"weights\[0\] must have shape \(D, M\). Received: \(4,\)"),
    ("lsuv", ([np.ones((5, 3))], X, RNG), r"weights\[0\] must have shape \(4, 3\). Received: \(5, 3\)"),
    ("lsuv", ([W, W], X, RNG), r"weights\[1\] must have shape \(3, 3\). Received: \(4, 3\)"),
    ("lsuv", ([W], X, 3), r"rng must be a numpy.random.Generator. Received: 3"),
    ("lsuv", ([W], X, RNG, 0), r"tol must be positive. Received: 0.0"),
    ("lsuv", ([W], X, RNG, 0.1, 0), r"max_iter must be an integer of at least 1. Received: 0"),
    ("lsuv", ([W], 0 * X, RNG), r"x must make the outputs of weights\[0\] vary. Received: variance 0.0"),
    ("lsuv", ([W], X[:0], RNG), r"x must make the outputs of weights\[0\] vary"),
    ("lsuv", ([W], np.nan * X, RNG), r"x must make the outputs of weights\[0\] vary. Received: variance nan"),
    ("whitening_init", (PATCHES, 7, RNG, 0.1), r"n_filters must be an integer from 1 to 6. Received: 7"),
    ("whitening_init", (PATCHES, 0, RNG, 0.1), r"n_filters must be an integer from 1 to 6. Received: 0"),
    ("whitening_init", (PATCHES, 2.0, RNG, 0.1), r"n_filters must be an integer from 1 to 6. Received: 2.0"),
    ("whitening_init", (PATCHES, 2, RNG, -0.1), r"eps must be at least 0. Received: -0.1"),
    ("whitening_init", (PATCHES, 2, 1, 0.1), r"rng must be a numpy.random.Generator. Received: 1"),
    ("whitening_init", (PATCHES[0], 2, RNG, 0.1), r"patches must have shape \(N, C, h, w\)"),
    ("whitening_init", (PATCHES[:0], 2, RNG, 0.1), r"patches must hold at least one number"),
    ("whitening_init", (FLAT, 2, RNG, 0), r"eps must be positive .* only 0 of 2 directions. Received: 0.0"),
    ("whitening_init", (PATCHES[:4], 5, RNG, 0), r"eps must be positive .* only 3 of 5 directions"),
]


@pytest.mark.parametrize(("name", "arguments", "message"), BAD)
def test_bad_arguments_are_named(name, arguments, message):
    with pytest.raises(ValueError, match=message):
        find(name)(*arguments)


@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.int64])
def test_dtypes(dtype):
    expected = np.float32 if dtype == np.float32 else np.float64
    patches = (100 * PATCHES).astype(dtype)
    filters = find("whitening_init")(patches, 6, np.random.default_rng(3), 0)
    assert filters.dtype == expected
    responses = patches.reshape(20, 6).astype(np.float64) @ filters.reshape(6, 6).T
    assert np.abs(np.cov(responses.T, bias=True) - np.eye(6)).max() < 1e-5
    both = find("lsuv")([W.astype(dtype), np.ones((3, 2))], X.astype(np.float32), np.random.default_rng(3))
    assert [w.dtype for w in both] == [expected, np.float64]
    assert find("lsuv")([], X, RNG) == []


def test_arguments_may_be_read_only_and_strided_and_are_not_modified():
    def odd(array):
        array = np.asfortranarray(np.repeat(array, 2, axis=0))[::2]
        array.flags.writeable = False
        return array

    def seeded():
        return np.random.default_rng(4)

    whitened = find("whitening_init")(PATCHES, 4, seeded(), 0.1)
    assert np.array_equal(find("whitening_init")(odd(PATCHES), 4, seeded(), 0.1), whitened)
    weights = [np.zeros((4, 3)), np.zeros((3, 5))]
    scaled = find("lsuv")(weights, X, seeded())
    again = find("lsuv")([odd(w) for w in weights], odd(X), seeded())
    for one, other, given in zip(scaled, again, weights, strict=True):
        assert np.array_equal(one, other)
        assert not given.any()


def test_shapes_may_be_lists_and_numpy_integers():
    assert find("fans")([3, np.int64(2)]) == (3, 2)
    assert find("he_normal")([3, 2], RNG).shape == (3, 2)
    assert find("orthogonal")([4, 3, 2], RNG).shape == (4, 3, 2)
    assert find("small_normal")((), 1.0, RNG).shape == ()
    assert find("uniform")((0, 2), 1.0, RNG).shape == (0, 2)
