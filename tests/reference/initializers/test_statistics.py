"""What is drawn at random, by its statistics and its seed, and what the draws are good for.

Bounds are six standard errors or more: a false alarm is rarer than 1e-8, and seeds are fixed.
"""

import numpy as np
import pytest

from reference import find, variants

DENSE, CONV = (400, 300), (40, 30, 5, 3)  # fans (400, 300) and (450, 600)
VARIANCES = {
    "lecun_normal": (1 / 400, 1 / 450),
    "xavier_normal": (2 / 700, 2 / 1050),
    "xavier_uniform": (2 / 700, 2 / 1050),
    "he_normal": (2 / 400, 2 / 450),
    "he_uniform": (2 / 400, 2 / 450),
    "he_average_normal": (4 / 700, 4 / 1050),
}
SEEDED = {
    "small_normal": lambda rng: find("small_normal")((5, 4), 0.3, rng),
    "uniform": lambda rng: find("uniform")((5, 4), 0.3, rng),
    "orthogonal": lambda rng: find("orthogonal")((5, 4), rng),
    "lsuv": lambda rng: find("lsuv")([np.ones((4, 3))], np.arange(8.0).reshape(2, 4), rng)[0],
    "whitening_init": lambda rng: find("whitening_init")(
        np.arange(36.0).reshape(9, 1, 2, 2) ** 2 % 7, 3, rng, 0
    ),
    **{name: lambda rng, name=name: find(name)((5, 4), rng) for name in VARIANCES},
}


def check_distribution(w, variance, kind):
    """Check mean, variance, and the share beyond two standard deviations (beyond one and a half, if uniform)."""
    std = np.sqrt(variance)
    assert w.dtype == np.float64
    assert abs(w.mean()) <= 6 * std / np.sqrt(w.size)
    if kind == "uniform":
        assert np.abs(w).max() <= np.sqrt(3) * std
        assert abs(w.var() - variance) <= 6 * variance * np.sqrt(0.8 / w.size)
        beyond, expected = (np.abs(w) > 1.5 * std).mean(), 1 - 1.5 / np.sqrt(3)
    else:
        assert abs(w.var() - variance) <= 6 * variance * np.sqrt(2 / w.size)
        beyond, expected = (np.abs(w) > 2 * std).mean(), 0.0455
    assert abs(beyond - expected) <= 6 * np.sqrt(expected / w.size)


@pytest.mark.parametrize("shape", [DENSE, CONV], ids=["dense", "conv"])
@pytest.mark.parametrize("name", VARIANCES)
def test_schemes(name, shape, rng):
    w = find(name)(shape, rng)
    assert w.shape == shape
    check_distribution(w, VARIANCES[name][shape == CONV], name.rpartition("_")[2])


def test_small_normal_and_uniform(rng):
    check_distribution(find("small_normal")((300, 200), 0.02, rng), 0.02**2, "normal")
    check_distribution(find("uniform")((300, 200), 0.6, rng), 0.6**2 / 3, "uniform")
    assert not find("small_normal")((3, 2), 0, rng).any()
    assert not find("uniform")((3, 2), 0, rng).any()


@pytest.mark.parametrize("name", SEEDED)
def test_one_seed_gives_one_answer(name):
    first, again, other = (SEEDED[name](np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_constants():
    assert find("zeros")((2, 3)).tolist() == [[0, 0, 0], [0, 0, 0]]
    assert find("constant")([2], -1.5).tolist() == [-1.5, -1.5]
    assert find("zeros")(4).shape == (4,)
    assert find("constant")((), 2).tolist() == 2
    assert find("zeros")((0, 3)).dtype == find("constant")((1,), 1).dtype == np.float64


@pytest.mark.parametrize("shape", [(6, 6), (7, 4), (3, 9), (5, 1), (4, 3, 2, 2), (9, 2, 2, 1), (2, 3, 4)])
@pytest.mark.parametrize("gain", [1.0, 0.5, np.sqrt(2)])
def test_orthogonal(shape, gain, rng):
    w = find("orthogonal")(shape, rng, gain)
    assert w.shape == shape
    assert w.dtype == np.float64
    assert w.flags.c_contiguous
    matrix = w.reshape(shape[0], -1)
    small = matrix.T @ matrix if matrix.shape[0] >= matrix.shape[1] else matrix @ matrix.T
    assert np.abs(small - gain**2 * np.eye(len(small))).max() < 1e-13


@pytest.mark.parametrize("shape", [(3, 3), (4, 2), (2, 4)])
def test_every_orthogonal_matrix_is_equally_likely(shape, rng):
    """Each entry has mean 0 and mean square 1/n; without the signs of R some entries are always negative."""
    count, largest = 4000, max(shape)
    draws = np.array([find("orthogonal")(shape, rng) for _ in range(count)])
    assert np.abs(draws.mean(axis=0)).max() <= 6 / np.sqrt(largest * count)
    assert np.abs((draws**2).mean(axis=0) - 1 / largest).max() <= 6 * np.sqrt(2) / largest / np.sqrt(count)
    if shape == (3, 3):
        turns = (np.linalg.det(draws) > 0).mean()
        assert abs(turns - 0.5) <= 6 * 0.5 / np.sqrt(count)
        # the trace has mean 0 and variance 1
        traces = np.trace(draws, axis1=1, axis2=2)
        assert abs(traces.var() - 1) <= 6 * np.sqrt(2 / count)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_lsuv(dtype, rng):
    x = 40 + 9 * rng.standard_normal((60, 20))
    given = [np.full(shape, 7, dtype) for shape in [(20, 30), (30, 30), (30, 5), (5, 8)]]
    weights = find("lsuv")(given, x, rng, tol=1e-4)
    assert [w.shape for w in weights] == [w.shape for w in given]
    h = x
    for w in weights:
        assert w.dtype == dtype
        assert abs((h @ w).var() - 1) < 2e-4
        # orthonormal up to one factor
        small = (w @ w.T if w.shape[0] <= w.shape[1] else w.T @ w).astype(np.float64)
        scale = small[0, 0]
        assert np.abs(small / scale - np.eye(len(small))).max() < (1e-12 if dtype == np.float64 else 1e-5)
        h = np.maximum(h @ w, 0)
    assert (given[0] == 7).all()


def test_lsuv_leaves_what_is_within_the_tolerance():
    """Orthonormal weights on white inputs of variance 1.05 are good enough for 0.1, not for 0.01."""
    x = np.sqrt(1.05) * np.sqrt(8) * np.vstack([np.eye(8), -np.eye(8)])
    loose, tight = (
        find("lsuv")([np.zeros((8, 8))], x, np.random.default_rng(1), tol)[0] for tol in (0.1, 0.01)
    )
    assert np.abs(loose.T @ loose - np.eye(8)).max() < 1e-13
    assert (x @ loose).var() == pytest.approx(1.05)
    assert (x @ tight).var() == pytest.approx(1, rel=1e-12)


@pytest.mark.parametrize("n_filters", [1, 5, 12])
def test_whitening(n_filters, rng):
    mixing = rng.standard_normal((12, 12))
    patches = (3 + rng.standard_normal((80, 12)) @ mixing).reshape(80, 3, 2, 2)
    filters = find("whitening_init")(patches, n_filters, rng, 0)
    assert filters.shape == (n_filters, 3, 2, 2)
    responses = np.einsum("nchw,fchw->nf", patches, filters)
    covariance = np.atleast_2d(np.cov(responses.T, bias=True))
    assert np.abs(covariance - np.eye(n_filters)).max() < 1e-10


def test_whitening_takes_the_directions_of_largest_variance(rng):
    """Scales 1, 2, ..., 6 along the axes: three filters see only the last three."""
    patches = (np.vstack([np.eye(6), -np.eye(6)]) * np.arange(1, 7)).reshape(12, 1, 2, 3)
    filters = find("whitening_init")(patches, 3, rng, 0).reshape(3, 6)
    assert np.abs(filters[:, :3]).max() < 1e-12
    assert np.abs(filters[:, 3:]).min() > 1e-6  # turned: every filter sees all three


def test_whitening_with_eps_holds_weak_directions_back(rng):
    patches = (np.vstack([np.eye(4), -np.eye(4)]) * np.array([0.0, 0.1, 1, 10])).reshape(8, 1, 2, 2)
    filters = find("whitening_init")(patches, 4, rng, 0.05).reshape(4, 4)
    responses = patches.reshape(8, 4) @ filters.T
    variances = np.linalg.eigvalsh(np.cov(responses.T, bias=True))
    of_patches = np.array([0.0, 0.1, 1, 10]) ** 2 / 4
    assert variances == pytest.approx(of_patches / (of_patches + 0.05), abs=1e-12)


def test_equal_weights_never_become_different(rng):
    """Gradient steps on a network whose units start alike leave them alike; random units part."""

    def units_differ(W1):
        W1, W2 = W1.copy(), np.full((4, 1), 0.3)
        x, target = rng.standard_normal((10, 3)), rng.standard_normal((10, 1))
        for _ in range(5):
            hidden = np.tanh(x @ W1)
            error = hidden @ W2 - target
            W1, W2 = W1 - 0.1 * x.T @ (error @ W2.T * (1 - hidden**2)), W2 - 0.1 * hidden.T @ error
        return np.abs(W1 - W1[:, :1]).max() > 1e-9

    assert not units_differ(find("constant")((3, 4), 0.2))
    assert not units_differ(find("zeros")((3, 4)))
    assert units_differ(find("small_normal")((3, 4), 0.01, rng))


def test_variance_through_deep_networks(rng):
    """Of ten layers He keeps a ReLU's signal and LeCun a linear one; a small constant scale loses both."""
    x = rng.standard_normal((200, 300))

    def through(draw, bend):
        h = x
        for _ in range(10):
            h = bend(h @ draw((300, 300), rng))
        return (h**2).mean()

    def relu(z):
        return np.maximum(z, 0)

    assert 0.3 < through(find("he_normal"), relu) < 3
    assert 0.5 < through(find("lecun_normal"), lambda z: z) < 2
    assert through(find("orthogonal"), lambda z: z) == pytest.approx((x**2).mean(), rel=1e-12)
    assert through(find("lecun_normal"), relu) < 0.01
    assert through(lambda shape, rng: find("small_normal")(shape, 0.01, rng), relu) < 1e-10


@pytest.mark.parametrize("eps", [0.0, 0.7])
def test_whitening_by_the_sample_covariance(eps, rng):
    """Its responses have the covariance of the other form, where that is divided by N - 1, too."""
    patches = (3 + rng.standard_normal((9, 6)) * np.arange(1, 7)).reshape(9, 1, 2, 3)
    filters = variants("whitening_init")["divided by N - 1"](patches, 6, rng, eps).reshape(6, 6)
    of_patches = np.linalg.eigvalsh(np.cov(patches.reshape(9, 6).T))
    variances = np.linalg.eigvalsh(np.cov((patches.reshape(9, 6) @ filters.T).T))
    assert variances == pytest.approx(of_patches / (of_patches + eps), abs=1e-10)
