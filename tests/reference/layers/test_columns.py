"""Batch normalization of every width: blocks of columns, what is left over, runs wider than a block, threads."""

import numpy as np
import pytest

from reference import find

SHAPES = [(6, 1024), (7, 2500), (4, 300, 3, 5), (5, 3, 40, 41)]


def in_double(x, dout, gamma, beta, running, eps):
    """Return what the two passes must return, for a batch or with running statistics, from the definition."""
    x, dout = x.astype(np.float64), dout.astype(np.float64)
    axes = (0, *range(2, x.ndim))
    along = (1, -1) + (1,) * (x.ndim - 2)
    gamma, beta = (each.astype(np.float64).reshape(along) for each in (gamma, beta))
    mean, var = x.mean(axis=axes), ((x - x.mean(axis=axes, keepdims=True)) ** 2).mean(axis=axes)
    moved = [0.9 * before + 0.1 * now for before, now in zip(running, (mean, var), strict=True)]
    answers = {}
    for mode, (m, v) in {"train": (mean, var), "test": running}.items():
        inverse_std = (1 / np.sqrt(v + eps)).reshape(along)
        x_hat = (x - m.reshape(along)) * inverse_std
        dx = dout * gamma * inverse_std
        if mode == "train":
            dx -= inverse_std * gamma * dout.mean(axis=axes, keepdims=True)
            dx -= inverse_std * gamma * x_hat * (dout * x_hat).mean(axis=axes, keepdims=True)
        sums = (dout * x_hat).sum(axis=axes), dout.sum(axis=axes)
        answers[mode] = gamma * x_hat + beta, dx, *sums, *(moved if mode == "train" else running)
    return answers


@pytest.mark.parametrize("mode", ["train", "test"])
@pytest.mark.parametrize(("dtype", "offset"), [("float64", 1.0), ("float32", 1.0), ("float32", 300.0)])
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("threads", [1, 3])
def test_every_column(threads, shape, dtype, offset, mode, rng, close, monkeypatch):
    monkeypatch.setattr("reference._jit.THREADS", threads)
    monkeypatch.setattr("reference._jit._MUCH", 1)
    channels = shape[1]
    x = (
        rng.standard_normal(shape) * 2 + offset * rng.standard_normal((channels,) + (1,) * (len(shape) - 2))
    ).astype(dtype)
    dout = (rng.standard_normal(shape) + 1).astype(dtype)
    gamma, beta = rng.standard_normal((2, channels)).astype(dtype)
    running = [rng.standard_normal(channels), rng.random(channels) + 0.5]
    want = in_double(x, dout, gamma, beta, running, 0.3)[mode]

    stem = "batchnorm" if len(shape) == 2 else "spatial_batchnorm"
    bn_param = {"mode": mode, "eps": 0.3, "running_mean": running[0], "running_var": running[1]}
    out, cache = find(f"{stem}_forward")(x, gamma, beta, bn_param)
    got = out, *find(f"{stem}_backward")(dout, cache), bn_param["running_mean"], bn_param["running_var"]
    assert [each.dtype for each in got] == [dtype] * 4 + ["float64"] * 2
    for one, other in zip(got, want, strict=True):
        close(one, other, 1e-12 if dtype == "float64" else 2e-6)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_a_constant_feature_has_variance_zero(dtype):
    x = np.full((7, 3), 0.1, dtype)
    bn_param = {"mode": "train", "momentum": 0.0}
    out, cache = find("batchnorm_forward")(x, np.ones(3, dtype), np.zeros(3, dtype), bn_param)
    assert (bn_param["running_var"] >= 0).all()
    assert (bn_param["running_var"] < 1e-30).all()
    assert np.abs(out).max() < 1e-12
    assert np.isfinite(find("batchnorm_backward")(np.ones((7, 3), dtype), cache)[0]).all()


@pytest.mark.parametrize(("size", "eps"), [(1e30, 1e-5), (1e-25, 1e-60)])
def test_what_float32_holds_is_enough(size, eps, rng, close):
    """inverse_std squared is 0 or infinite in float32, the gradient is neither."""
    x = (size * rng.standard_normal((5, 3))).astype(np.float32)
    dout = rng.standard_normal((5, 3)).astype(np.float32)
    one, zero, running = np.ones(3, np.float32), np.zeros(3, np.float32), [np.zeros(3), np.ones(3)]
    bn_param = {"mode": "train", "eps": eps, "running_mean": running[0], "running_var": running[1]}
    out, cache = find("batchnorm_forward")(x, one, zero, bn_param)
    want = in_double(x, dout, one, zero, running, eps)["train"]
    for got, other in zip((out, *find("batchnorm_backward")(dout, cache)), want, strict=False):
        close(got, other, 2e-6)


@pytest.mark.filterwarnings("ignore:invalid value")  # of inf - inf, where loops are not compiled
@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_what_is_not_a_number_spoils_its_own_feature_only(bad):
    x = np.arange(12.0).reshape(4, 3)
    x[1, 1] = bad
    bn_param = {"mode": "train"}
    out, _ = find("batchnorm_forward")(x, np.ones(3), np.zeros(3), bn_param)
    assert np.isnan(bn_param["running_var"]).tolist() == [False, True, False]
    assert np.isnan(out).any(axis=0).tolist() == [False, True, False]


def test_the_caches_of_test_mode_keep_their_mean():
    """Running statistics that move on, in place or not, don't reach into a backward pass."""
    x, running_mean = np.arange(6.0).reshape(3, 2), np.ones(2)
    bn_param = {"mode": "test", "running_mean": running_mean, "running_var": np.ones(2)}
    _, cache = find("batchnorm_forward")(x, np.ones(2), np.zeros(2), bn_param)
    before = find("batchnorm_backward")(x, cache)[1]
    running_mean += 7
    assert (find("batchnorm_backward")(x, cache)[1] == before).all()
