"""Dtypes in and out, arguments left alone, and bad arguments refused by name."""

import copy

import numpy as np
import pytest

from reference import find

RNG = np.random.default_rng(0)
X4, ONES3 = np.ones((2, 3, 4, 5)), np.ones(3)
TRAIN = {"mode": "train"}
DROP = {"p": 0.5, "mode": "train"}
NETWORK = {"W1": np.ones((3, 4)), "b1": np.ones(4), "W2": np.ones((4, 2)), "b2": np.ones(2)}

BAD = [
    ("relu_forward", (np.array(["a"]),), "x must be an array of real numbers. Received: dtype <U1"),
    ("relu_forward", ([[1], [2, 3]],), "x must be an array of real numbers"),
    ("tanh_forward", (np.array([1j]),), "Received: dtype complex128"),
    ("leaky_relu_forward", (ONES3, "steep"), "alpha must be a number. Received: 'steep'"),
    ("elu_forward", (ONES3, np.inf), "alpha must be finite. Received: inf"),
    ("prelu_forward", (X4, np.ones(4)), r"alpha must have shape \(3,\). Received: \(4,\)"),
    ("prelu_forward", (ONES3, ONES3), "x must have two to four axes"),
    ("rrelu_forward", (ONES3, 0.4, 0.1, RNG, True), "lower must be at most upper. Received: lower=0.4"),
    ("rrelu_forward", (ONES3, 0.1, 0.4, 7, True), "rng must be a numpy.random.Generator. Received: 7"),
    ("softmax_forward", (np.float64(1.0),), r"x must have a last axis .* Received: \(\)"),
    ("log_softmax_forward", (np.ones((2, 0)),), r"x must have a last axis .* Received: \(2, 0\)"),
    ("maxout_forward", (X4, np.ones((2, 3, 4)), np.ones((2, 4))), r"x must have shape \(N, D\)"),
    ("maxout_forward", (np.ones((2, 3)), np.ones((2, 3, 4)), np.ones((1, 4))), r"b must have shape \(2, 4\)"),
    (
        "maxout_forward",
        (np.ones((2, 3)), np.ones((2, 5, 4)), np.ones((2, 4))),
        r"W must have shape \(2, 3, 4\)",
    ),
    (
        "maxout_forward",
        (np.ones((2, 3)), np.ones((0, 3, 4)), np.ones((0, 4))),
        "W must hold at least one piece",
    ),
    ("affine_forward", (np.float64(1.0), np.ones((3, 4)), np.ones(4)), "x must have an axis of samples"),
    ("affine_forward", (np.ones((2, 3)), np.ones((4, 3)), ONES3), r"w must have shape \(3, 3\)"),
    (
        "affine_forward",
        (np.ones((2, 3)), np.ones((3, 4)), ONES3),
        r"b must have shape \(4,\). Received: \(3,\)",
    ),
    ("affine_forward", (np.ones((2, 3)), ONES3, ONES3), r"w must have shape \(D, M\). Received: \(3,\)"),
    ("flatten_forward", (np.float64(1.0),), "x must have an axis of samples"),
    ("init_mlp", ([3, 4], RNG, "he_uniform"), "scheme must be one of zeros, .* Received: 'he_uniform'"),
    ("init_mlp", ([3], RNG), r"sizes must be at least two positive integers. Received: \[3\]"),
    ("init_mlp", ([3, 0], RNG), r"Received: \[3, 0\]"),
    ("init_mlp", ([3, 2.5], RNG), r"Received: \[3, 2.5\]"),
    ("init_mlp", ([3, 4], 0), "rng must be a numpy.random.Generator"),
    ("mlp_forward", (NETWORK, np.ones((5, 3)), "selu"), "activation must be one of relu, sigmoid, tanh"),
    ("mlp_forward", ({"W1": ONES3}, np.ones((5, 3))), r"params must have the keys .* Received: \['W1'\]"),
    ("mlp_forward", ({}, np.ones((5, 3))), "params must have the keys"),
    ("mlp_forward", (NETWORK, ONES3), r"X must have shape \(N, D\). Received: \(3,\)"),
    (
        "mlp_loss",
        (NETWORK, np.ones((2, 3)), np.array([0, 2]), 0.0),
        "y must hold integer classes from 0 to 1",
    ),
    (
        "mlp_loss",
        (NETWORK, np.ones((2, 3)), np.array([0, -1]), 0.0),
        "y must hold integer classes from 0 to 1",
    ),
    ("mlp_loss", (NETWORK, np.ones((2, 3)), np.array([0.0, 1.0]), 0.0), "y must hold integer classes"),
    ("mlp_loss", (NETWORK, np.ones((2, 3)), np.array([0]), 0.0), r"y must have shape \(2,\)"),
    ("mlp_loss", (NETWORK, np.ones((0, 3)), np.array([], dtype=int), 0.0), "y must hold integer classes"),
    ("mlp_loss", (NETWORK, np.ones((2, 3)), np.array([0, 1]), "weak"), "reg must be a number"),
    ("count_parameters", ({"W1": None},), "W1 must be an array of real numbers"),
    (
        "batchnorm_forward",
        (np.ones((2, 3)), ONES3, ONES3, {"mode": "eval"}),
        "mode must be .* Received: 'eval'",
    ),
    ("batchnorm_forward", (np.ones((2, 3)), ONES3, ONES3, {}), "mode must be .* Received: None"),
    ("batchnorm_forward", (np.ones((2, 3)), np.ones(2), ONES3, TRAIN), r"gamma must have shape \(3,\)"),
    ("batchnorm_forward", (np.ones((2, 3)), ONES3, np.ones(2), TRAIN), r"beta must have shape \(3,\)"),
    ("batchnorm_forward", (np.ones((0, 3)), ONES3, ONES3, TRAIN), "x must hold at least one sample"),
    ("batchnorm_forward", (X4, ONES3, ONES3, TRAIN), r"x must have shape \(N, D\)"),
    ("batchnorm_forward", (np.ones((2, 3)), ONES3, ONES3, TRAIN | {"eps": 0}), "eps must be positive"),
    ("batchnorm_forward", (np.ones((2, 3)), ONES3, ONES3, TRAIN | {"momentum": 1.5}), r"momentum .*\[0, 1\]"),
    (
        "batchnorm_forward",
        (np.ones((2, 3)), ONES3, ONES3, TRAIN | {"running_var": X4}),
        "running_var must have",
    ),
    (
        "batchnorm_forward",
        (np.ones((2, 3)), ONES3, ONES3, TRAIN | {"running_mean": X4}),
        "running_mean must have",
    ),
    (
        "spatial_batchnorm_forward",
        (np.ones((2, 3)), ONES3, ONES3, TRAIN),
        r"x must have shape \(N, C, H, W\)",
    ),
    ("spatial_batchnorm_forward", (X4, ONES3, ONES3, {"mode": 1}), "mode must be .* Received: 1"),
    ("layernorm_forward", (X4, ONES3, ONES3, {}), r"x must have shape \(N, D\)"),
    (
        "layernorm_forward",
        (np.ones((2, 3)), ONES3, ONES3, {"eps": -1}),
        "eps must be positive. Received: -1.0",
    ),
    ("layernorm_forward", (np.ones((2, 3)), ONES3, np.ones(2), {}), r"beta must have shape \(3,\)"),
    ("layernorm_forward", (np.ones((2, 0)), np.ones(0), np.ones(0), {}), "x must have a last axis"),
    ("groupnorm_forward", (X4, ONES3, ONES3, 2, {}), "groups must be a positive divisor of 3 .* Received: 2"),
    ("groupnorm_forward", (X4, ONES3, ONES3, 0, {}), "groups must be a positive divisor"),
    ("groupnorm_forward", (X4, ONES3, ONES3, 1.5, {}), "groups must be a positive divisor"),
    ("groupnorm_forward", (X4, np.ones(1), ONES3, 1, {}), r"gamma must have shape \(3,\)"),
    ("groupnorm_forward", (np.ones((0, 3, 4, 5)), ONES3, ONES3, 1, {}), "x must hold at least one pixel"),
    ("dropout_forward", (ONES3, DROP | {"p": 0}, RNG), r"p, .* \(0, 1\]. Received: 0"),
    ("dropout_forward", (ONES3, DROP | {"p": 1.1}, RNG), "Received: 1.1"),
    ("dropout_forward", (ONES3, {"mode": "test"}, RNG), "p must be a number. Received: None"),
    ("dropout_forward", (ONES3, DROP | {"mode": "Train"}, RNG), "mode must be .* Received: 'Train'"),
    ("dropout_forward", (ONES3, DROP, None), "rng must be"),
    ("vanilla_dropout_forward", (ONES3, DROP | {"p": -0.5}, RNG), "Received: -0.5"),
    ("fgsm", (ONES3, X4, 0.1), r"dx must have shape \(3,\)"),
    ("fgsm", (ONES3, ONES3, np.nan), "epsilon must be finite. Received: nan"),
]

UNARY = ["sigmoid", "tanh", "relu", "leaky_relu", "elu", "gelu", "silu", "softplus", "softmax", "log_softmax"]
GOOD = {
    **{name: {"x": (3, 4)} for name in UNARY},
    "prelu": {"x": (3, 4), "alpha": (4,)},
    "rrelu": {"x": (3, 4), "lower": 0.1, "upper": 0.2, "rng": RNG, "train": True},
    "maxout": {"x": (3, 4), "W": (2, 4, 5), "b": (2, 5)},
    "affine": {"x": (3, 4), "w": (4, 5), "b": (5,)},
    "flatten": {"x": (3, 4, 2)},
    "batchnorm": {"x": (3, 4), "gamma": (4,), "beta": (4,), "bn_param": {"mode": "train"}},
    "spatial_batchnorm": {"x": (2, 3, 4, 5), "gamma": (3,), "beta": (3,), "bn_param": {"mode": "train"}},
    "layernorm": {"x": (3, 4), "gamma": (4,), "beta": (4,), "ln_param": {}},
    "groupnorm": {"x": (2, 4, 3, 1), "gamma": (4,), "beta": (4,), "groups": 2, "gn_param": {}},
    "dropout": {"x": (3, 4), "dropout_param": DROP, "rng": RNG},
    "vanilla_dropout": {"x": (3, 4), "dropout_param": DROP, "rng": RNG},
}


def make(name, dtype):
    numbers = np.random.default_rng(5)
    return {
        key: (5 * numbers.standard_normal(value)).astype(dtype)
        if isinstance(value, tuple)
        else copy.copy(value)
        for key, value in GOOD[name].items()
    }


@pytest.mark.parametrize(("name", "arguments", "message"), BAD)
def test_bad_arguments_are_named(name, arguments, message):
    with pytest.raises(ValueError, match=message):
        find(name)(*arguments)


@pytest.mark.parametrize("name", GOOD)
def test_backward_refuses_another_shape(name):
    out, cache = find(f"{name}_forward")(**make(name, np.float64))
    with pytest.raises(ValueError, match="dout must have shape"):
        find(f"{name}_backward")(np.ones((*out.shape, 1)), cache)


@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.int64, np.uint8, bool])
@pytest.mark.parametrize("name", GOOD)
def test_dtypes(name, dtype):
    arguments = make(name, dtype)
    expected = np.float32 if dtype == np.float32 else np.float64
    out, cache = find(f"{name}_forward")(**arguments)
    gradients = find(f"{name}_backward")(np.ones(out.shape, expected), cache)
    assert out.dtype == expected
    for gradient in gradients if isinstance(gradients, tuple) else (gradients,):
        assert gradient.dtype == expected


@pytest.mark.parametrize("name", GOOD)
def test_arrays_may_be_read_only_and_strided_and_the_cache_is_not_the_callers(name):
    arguments = make(name, np.float64)
    arrays = {key for key, value in arguments.items() if isinstance(value, np.ndarray)}
    plain, plain_cache = find(f"{name}_forward")(**arguments | seeded(name))
    upstream = np.random.default_rng(8).standard_normal(plain.shape)
    plain_gradients = find(f"{name}_backward")(upstream, plain_cache)

    odd = {key: np.asfortranarray(np.repeat(arguments[key], 2, axis=0))[::2] for key in arrays}
    for array in odd.values():
        array.flags.writeable = False
    out, cache = find(f"{name}_forward")(**arguments | odd | seeded(name))
    for array in odd.values():
        array.flags.writeable = True
        array[...] = 99
    gradients = find(f"{name}_backward")(upstream, cache)

    assert np.array_equal(out, plain)
    as_tuple = (lambda value: value) if isinstance(gradients, tuple) else (lambda value: (value,))
    for got, want in zip(as_tuple(gradients), as_tuple(plain_gradients), strict=True):
        assert np.array_equal(got, want)


def seeded(name):
    return {"rng": np.random.default_rng(1)} if "rng" in GOOD[name] else {}


@pytest.mark.parametrize("name", GOOD)
def test_arguments_are_not_modified(name):
    arguments = make(name, np.float64)
    before = copy.deepcopy({key: value for key, value in arguments.items() if key != "bn_param"})
    out, cache = find(f"{name}_forward")(**arguments)
    upstream = np.random.default_rng(8).standard_normal(out.shape)
    kept = upstream.copy()
    find(f"{name}_backward")(upstream, cache)
    assert np.array_equal(upstream, kept)
    for key, value in before.items():
        if key != "rng":
            assert np.array_equal(arguments[key], value)


@pytest.mark.parametrize("mode", ["train", "test"])
def test_running_statistics_are_new_arrays_and_only_move_in_training(mode):
    given = {"running_mean": np.zeros(3), "running_var": np.ones(3)}
    bn_param = {"mode": mode, "momentum": 0.75, **given}
    find("batchnorm_forward")(np.array([[1.0, 2.0, 3.0], [3.0, 6.0, 3.0]]), ONES3, ONES3, bn_param)
    assert given["running_mean"].tolist() == [0, 0, 0]
    assert given["running_var"].tolist() == [1, 1, 1]
    moved = mode == "train"
    assert bn_param["running_mean"].tolist() == ([0.5, 1.0, 0.75] if moved else [0, 0, 0])
    assert bn_param["running_var"].tolist() == ([1.0, 1.75, 0.75] if moved else [1, 1, 1])


def test_a_refused_call_leaves_the_running_statistics():
    bn_param = {"mode": "train", "eps": -1.0, "running_mean": np.zeros(3)}
    with pytest.raises(ValueError, match="eps"):
        find("batchnorm_forward")(np.ones((2, 3)), ONES3, ONES3, bn_param)
    assert bn_param["running_mean"].tolist() == [0, 0, 0]


@pytest.mark.parametrize("name", UNARY)
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_extreme_inputs_stay_finite(name, dtype):
    x = np.array([[-1e4, -700, -20, 0], [1e4, 1e4, 700, -1e4]], dtype=dtype)
    out, cache = find(f"{name}_forward")(x)
    dx = find(f"{name}_backward")(np.ones_like(x), cache)
    assert np.isfinite(out).all()
    assert np.isfinite(dx).all()


def test_logarithms_keep_what_probabilities_lose():
    out, _ = find("log_softmax_forward")(np.array([[0.0, -1e4]]))
    assert out.tolist() == [[0.0, -1e4]]
    assert find("softplus_forward")(np.array([-40.0]))[0] == pytest.approx(np.exp(-40.0), rel=1e-15)
