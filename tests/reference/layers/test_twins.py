"""The references against slow loops, where PyTorch has no such function or a second opinion is cheap."""

import numpy as np
import pytest

from reference import find

from .twins import loops

SHAPES = [(5, 3), (4, 3, 5), (2, 3, 4, 5)]


@pytest.mark.parametrize(
    ("shape", "per_channel"), [(s, True) for s in SHAPES] + [(s, False) for s in [(), (6,), (0, 3), *SHAPES]]
)
def test_prelu(shape, per_channel, rng, close):
    x, dout = np.array(rng.standard_normal(shape)), np.array(rng.standard_normal(shape))
    alpha = rng.standard_normal(3) if per_channel else 0.3
    out, cache = find("prelu_forward")(x, alpha)
    gradients = find("prelu_backward")(dout, cache)
    close(out, loops.prelu(x, alpha), 1e-14)
    for got, want in zip(gradients, loops.prelu_gradients(dout, x, alpha), strict=True):
        close(got, want, 1e-13)


@pytest.mark.parametrize("pieces", [1, 2, 4])
def test_maxout(pieces, rng, close):
    x = rng.standard_normal((5, 3))
    W, b = rng.standard_normal((pieces, 3, 2)), rng.standard_normal((pieces, 2))
    dout = rng.standard_normal((5, 2))
    out, cache = find("maxout_forward")(x, W, b)
    close(out, loops.maxout(x, W, b), 1e-14)
    gradients = find("maxout_backward")(dout, cache)
    for got, want in zip(gradients, loops.maxout_gradients(dout, x, W, b), strict=True):
        close(got, want, 1e-13)


def test_maxout_with_equal_pieces_pays_the_gradient_once(rng, close):
    x, b = rng.standard_normal((5, 3)), np.zeros((3, 2))
    W = np.repeat(rng.standard_normal((1, 3, 2)), 3, axis=0)
    dout = rng.standard_normal((5, 2))
    dx, _, db = find("maxout_backward")(dout, find("maxout_forward")(x, W, b)[1])
    close(dx, dout @ W[0].T, 1e-13)
    close(db.sum(axis=0), dout.sum(axis=0), 1e-13)


@pytest.mark.parametrize("shape", [(4,), (5, 1), (2, 3, 4)])
def test_softmax(shape, rng, close):
    x = 30 * rng.standard_normal(shape)
    close(find("softmax_forward")(x)[0], loops.softmax(x), 1e-14)
    logarithms = find("log_softmax_forward")(x)[0]
    close(np.exp(logarithms), loops.softmax(x), 1e-12)


@pytest.mark.parametrize("groups", [1, 2, 3, 6])
def test_groupnorm(groups, rng, close):
    x, gamma, beta = rng.standard_normal((2, 6, 3, 4)), rng.standard_normal(6), rng.standard_normal(6)
    out, _ = find("groupnorm_forward")(x, gamma, beta, groups, {"eps": 0.1})
    close(out, loops.groupnorm(x, gamma, beta, groups, 0.1), 1e-13)


def test_fgsm(rng, close):
    x, dx = rng.random((3, 4, 5)), rng.standard_normal((3, 4, 5))
    dx[0, 0] = 0
    out = find("fgsm")(x, dx, 0.3)
    close(out, loops.fgsm(x, dx, 0.3), 1e-15)
    assert out.min() == 0
    assert out.max() == 1


@pytest.mark.parametrize("name", ["batchnorm", "layernorm"])
def test_constant_rows_give_the_shift(name, close):
    x, gamma, beta = np.full((4, 3), 7.0), np.array([2.0, 3.0, 4.0]), np.array([0.5, -1.0, 6.0])
    options = {"mode": "train"} if name == "batchnorm" else {}
    out, cache = find(f"{name}_forward")(x, gamma, beta, options)
    close(out, np.tile(beta, (4, 1)), 0)
    dx, dgamma, _ = find(f"{name}_backward")(np.ones((4, 3)), cache)
    assert np.isfinite(dx).all()
    close(dgamma, np.zeros(3), 0)


def test_variance_survives_a_large_mean(close):
    x = np.array([[1e8], [1e8 + 2]])
    out, _ = find("batchnorm_forward")(x, np.ones(1), np.zeros(1), {"mode": "train", "eps": 1e-12})
    close(out, np.array([[-1.0], [1.0]]), 1e-9)
