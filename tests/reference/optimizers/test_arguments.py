"""Dtypes in and out, arguments left alone, and bad arguments refused by name."""

import copy

import numpy as np
import pytest

from reference import find, variants

STATES = {
    "sgd": [],
    "sgd_momentum": ["velocity"],
    "nesterov_momentum": ["velocity"],
    "nesterov_step": ["velocity"],
    "adagrad": ["cache"],
    "rmsprop": ["cache"],
    "adadelta": ["cache", "cache_delta"],
    "adam": ["m", "v"],
    "adamw": ["m", "v"],
    "amsgrad": ["m", "v", "v_max"],
    "adamax": ["m", "u"],
    "nadam": ["m", "v"],
}
BETAS = {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}
DEFAULTS = {
    "sgd": {"learning_rate": 1e-2},
    "sgd_momentum": {"learning_rate": 1e-2, "momentum": 0.9},
    "nesterov_momentum": {"learning_rate": 1e-2, "momentum": 0.9},
    "nesterov_step": {"learning_rate": 1e-2, "momentum": 0.9},
    "adagrad": {"learning_rate": 1e-2, "epsilon": 1e-8},
    "rmsprop": {"learning_rate": 1e-2, "decay_rate": 0.99, "epsilon": 1e-8},
    "adadelta": {"learning_rate": 1.0, "rho": 0.95, "epsilon": 1e-6},
    "adam": {"learning_rate": 1e-3, **BETAS},
    "adamw": {"learning_rate": 1e-3, **BETAS, "weight_decay": 1e-2},
    "amsgrad": {"learning_rate": 1e-3, **BETAS},
    "adamax": {"learning_rate": 2e-3, **BETAS},
    "nadam": {"learning_rate": 2e-3, **BETAS, "momentum_decay": 4e-3},
}
EVERY = [find(name) for name in STATES]
OTHERS = [form for name in STATES for form in variants(name).values()]
everyone = pytest.mark.parametrize("optimizer", EVERY + OTHERS, ids=lambda each: each.__name__)
ONES = np.ones(3)
RNG = np.random.default_rng(3)


def step(optimizer, w, dw, config=None):
    """Call an optimizer; nesterov_step wants the gradient as a function."""
    return optimizer(w, (lambda at: dw) if "nesterov_step" in optimizer.__name__ else dw, config)


@pytest.mark.parametrize("name", STATES)
def test_defaults_and_state_are_returned(name):
    next_w, config = step(find(name), ONES, ONES)
    assert next_w.shape == (3,)
    assert {key: config[key] for key in DEFAULTS[name]} == DEFAULTS[name]
    time = ["t"] if "beta1" in DEFAULTS[name] else []
    product = ["mu_product"] if name == "nadam" else []
    assert sorted(config) == sorted([*DEFAULTS[name], *STATES[name], *time, *product])
    if time:
        assert config["t"] == 1
        assert type(config["t"]) is int


@everyone
@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.int64, bool])
def test_dtypes_and_shapes(optimizer, dtype):
    expected = np.float32 if dtype == np.float32 else np.float64
    for shape in [(), (0,), (2, 0, 3), (4,), (2, 3, 1, 2)]:
        w, config = np.ones(shape, dtype), None
        for _ in range(2):
            w, config = step(optimizer, w, np.full(shape, 2).astype(dtype), config)
            for value in (w, *config.values()):
                if not isinstance(value, float | int):
                    assert type(value) is np.ndarray
                    assert value.dtype == expected
                    assert value.shape == shape


@everyone
def test_weights_decide_the_dtype(optimizer):
    """A float64 gradient and float64 state leave float32 weights float32."""
    _, config = step(optimizer, ONES, ONES)
    w, config = step(optimizer, ONES.astype(np.float32), ONES, config)
    assert w.dtype == np.float32
    assert all(value.dtype == np.float32 for value in config.values() if isinstance(value, np.ndarray))


@everyone
def test_arguments_are_not_modified_and_not_returned(optimizer):
    w, dw, note = RNG.standard_normal((2, 3)), RNG.standard_normal((2, 3)), np.zeros(2)
    _, config = step(optimizer, w, dw, {"learning_rate": 0.25, "note": note})
    before = copy.deepcopy((w, dw, config))
    next_w, next_config = step(optimizer, w, dw, config)
    assert next_config is not config
    assert next_config["note"] is note
    assert next_config["learning_rate"] == 0.25
    for value in (next_w, *next_config.values()):
        if isinstance(value, np.ndarray) and value is not note:
            assert not any(np.shares_memory(value, each) for each in (w, dw, *config.values()))
            value[...] = 99
    assert np.array_equal(w, before[0])
    assert np.array_equal(dw, before[1])
    assert config.keys() == before[2].keys()
    assert all(np.array_equal(config[key], value) for key, value in before[2].items())


@everyone
def test_arrays_may_be_read_only_and_strided(optimizer):
    w, dw = RNG.standard_normal((2, 4, 3))
    plain_w, plain = step(optimizer, w, dw)
    plain_w, plain = step(optimizer, plain_w, dw, plain)

    odd_w, config = step(optimizer, odd(w), odd(dw))
    odd_w, config = step(optimizer, odd(odd_w), odd(dw), {key: odd(value) for key, value in config.items()})
    assert np.array_equal(odd_w, plain_w)
    assert all(np.array_equal(config[key], value) for key, value in plain.items())


def odd(value):
    if not isinstance(value, np.ndarray):
        return value
    array = np.asfortranarray(np.repeat(value, 2, axis=0))[::2]
    array.flags.writeable = False
    return array


def test_lists_are_arrays():
    assert find("sgd")([1.0, 2.0], [1, 1], {"learning_rate": 1})[0].tolist() == [0.0, 1.0]
    assert find("adam")([1.0, 2.0], [0, 0])[0].tolist() == [1.0, 2.0]


SHARED = [
    ({"learning_rate": -0.1}, "learning_rate must be at least 0. Received: -0.1"),
    ({"learning_rate": "fast"}, "learning_rate must be a number. Received: 'fast'"),
    ({"learning_rate": np.nan}, "learning_rate must be finite. Received: nan"),
    ([0.1], r"config must be a dict or None. Received: \[0.1\]"),
]


@everyone
@pytest.mark.parametrize(("config", "message"), SHARED)
def test_bad_configs_are_named(optimizer, config, message):
    with pytest.raises(ValueError, match=message):
        step(optimizer, ONES, ONES, config)


@pytest.mark.parametrize("name", STATES)
def test_bad_hyper_parameters_and_states_are_named(name):
    for key in DEFAULTS[name]:
        if key in ("momentum", "decay_rate", "rho", "beta1", "beta2"):
            with pytest.raises(ValueError, match=rf"{key} must be in \[0, 1\). Received: 1.0"):
                step(find(name), ONES, ONES, {key: 1})
        if key == "epsilon":
            with pytest.raises(ValueError, match=r"epsilon must be positive. Received: 0.0"):
                step(find(name), ONES, ONES, {key: 0})
        with pytest.raises(ValueError, match=rf"{key} must be at least 0. Received: -0.5"):
            step(find(name), ONES, ONES, {key: -0.5})
    for key in STATES[name]:
        with pytest.raises(ValueError, match=rf"{key} must have shape \(3,\). Received: \(2,\)"):
            step(find(name), ONES, ONES, {key: np.ones(2)})
    if "beta1" in DEFAULTS[name]:
        for t in (-1, 1.5, "1"):
            with pytest.raises(ValueError, match=f"t must be an integer of at least 0. Received: {t!r}"):
                step(find(name), ONES, ONES, {"t": t})


@everyone
def test_bad_gradients_are_named(optimizer):
    with pytest.raises(ValueError, match=r"dw must have shape \(3,\). Received: \(1, 3\)"):
        step(optimizer, ONES, np.ones((1, 3)))
    with pytest.raises(ValueError, match=r"dw must be an array of real numbers. Received: dtype complex128"):
        step(optimizer, ONES, 1j * ONES)


def bowl(w):
    return (w**2).sum(), 2 * w


BAD = [
    ("nadam", (ONES, ONES, {"mu_product": "x"}), "mu_product must be a number"),
    ("newton_step", (ONES, np.ones(2), np.eye(3)), r"g must have shape \(3,\). Received: \(2,\)"),
    ("newton_step", (ONES, ONES, np.eye(2)), r"H must have shape \(3, 3\). Received: \(2, 2\)"),
    ("newton_step", (ONES, ONES, np.ones((3, 3))), "H must have an inverse. Received: rank 1 of 3"),
    (
        "newton_step",
        (ONES, ONES, np.arange(1.0, 10).reshape(3, 3)),
        "H must have an inverse. Received: rank 2 of 3",
    ),
    (
        "newton_step",
        (np.ones(1), np.ones(1), np.array([[np.nan]])),
        r"H must be finite. Received: \[\[nan\]\]",
    ),
    ("lbfgs", (bowl, ONES, 0), "m must be an integer of at least 1. Received: 0"),
    ("lbfgs", (bowl, ONES, 2.5), "m must be an integer of at least 1. Received: 2.5"),
    ("lbfgs", (bowl, ONES, 5, -1), "steps must be an integer of at least 0. Received: -1"),
    ("lbfgs", (lambda w: (1.0, np.ones(2)), ONES), r"gradient of f must have shape \(3,\). Received: \(2,\)"),
    ("lbfgs", (lambda w: (np.nan, w), ONES), "f must be finite where it starts. Received: value nan"),
    ("lbfgs", (lambda w: (1.0, w * np.inf), ONES), r"f must be finite .* gradient \[inf inf inf\]"),
    ("step_decay", (-1, 0, 0.5, 1), "lr0 must be at least 0. Received: -1.0"),
    ("step_decay", (1, -1, 0.5, 1), "epoch must be an integer of at least 0. Received: -1"),
    ("step_decay", (1, 0.5, 0.5, 1), "epoch must be an integer of at least 0. Received: 0.5"),
    ("step_decay", (1, 0, 0, 1), r"drop must be in \(0, 1\]. Received: 0.0"),
    ("step_decay", (1, 0, 1.5, 1), r"drop must be in \(0, 1\]. Received: 1.5"),
    ("step_decay", (1, 0, 0.5, 0), "every must be an integer of at least 1. Received: 0"),
    ("exponential_decay", (1, -1, 0.5), "t must be at least 0. Received: -1.0"),
    ("exponential_decay", (1, 1, -0.5), "k must be at least 0. Received: -0.5"),
    ("exponential_decay", (-1, 1, 0.5), "lr0 must be at least 0. Received: -1.0"),
    ("inverse_time_decay", (1, -1, 0.5), "t must be at least 0. Received: -1.0"),
    ("inverse_time_decay", (1, 1, -0.5), "k must be at least 0. Received: -0.5"),
    ("inverse_time_decay", (np.inf, 1, 0.5), "lr0 must be finite. Received: inf"),
    ("inverse_sqrt_decay", (1, -1), "t must be at least 0. Received: -1.0"),
    ("inverse_sqrt_decay", (-1, 1), "lr0 must be at least 0. Received: -1.0"),
    ("ReduceOnPlateau", (1.0, 2), r"factor must be in \(0, 1\). Received: 1.0"),
    ("ReduceOnPlateau", (0.0, 2), r"factor must be in \(0, 1\). Received: 0.0"),
    ("ReduceOnPlateau", (0.5, -1), "patience must be an integer of at least 0. Received: -1"),
    ("ReduceOnPlateau", (0.5, 1, -0.1), "min_delta must be at least 0. Received: -0.1"),
    ("ReduceOnPlateau", (0.5, 1, 0.0, -0.1), "min_lr must be at least 0. Received: -0.1"),
    ("EarlyStopping", (1.5,), "patience must be an integer of at least 0. Received: 1.5"),
    ("EarlyStopping", (1, -1), "min_delta must be at least 0. Received: -1.0"),
    ("clip_by_norm", ([ONES], 0), "max_norm must be positive. Received: 0.0"),
    ("clip_by_norm", ([ONES], np.nan), "max_norm must be finite. Received: nan"),
    ("clip_by_norm", ([ONES, np.array([np.inf])], 1), r"grads\[1\] must be finite. Received: \[inf\]"),
    ("clip_by_norm", ([ONES, np.array(["a"])], 1), r"grads\[1\] must be an array of real numbers"),
]


@pytest.mark.parametrize(("name", "arguments", "message"), BAD)
def test_bad_arguments_are_named(name, arguments, message):
    with pytest.raises(ValueError, match=message):
        find(name)(*arguments)


def test_bad_losses_are_named():
    with pytest.raises(ValueError, match=r"loss must be a number. Received: None"):
        find("ReduceOnPlateau")(0.5, 1).step(None, 0.1)
    with pytest.raises(ValueError, match=r"lr must be at least 0. Received: -0.1"):
        find("ReduceOnPlateau")(0.5, 1).step(1.0, -0.1)
    with pytest.raises(ValueError, match=r"val_loss must be a number. Received: 'low'"):
        find("EarlyStopping")(1).update(0, "low")


@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.int64])
def test_dtypes_of_the_rest(dtype):
    expected = np.float32 if dtype == np.float32 else np.float64
    w, g, H = np.arange(3).astype(dtype), np.array([2, 3, 4]).astype(dtype), np.diag([1, 2, 4]).astype(dtype)
    assert find("newton_step")(w, g, H).dtype == expected
    assert find("lbfgs")(bowl, w).dtype == expected
    clipped = find("clip_by_norm")([g, g[:1]], 1.0)
    assert [each.dtype for each in clipped] == [expected, expected]
    assert find("newton_step")(np.zeros(0), np.zeros(0), np.zeros((0, 0))).shape == (0,)
    assert find("lbfgs")(bowl, np.zeros((2, 0))).shape == (2, 0)
    assert find("newton_step")(2.0, 4.0, [[2.0]]).shape == ()


def test_the_rest_does_not_modify_its_arguments():
    w, g, H = odd(RNG.standard_normal(3)), odd(RNG.standard_normal(3)), odd(np.diag([1.0, 2, 4]))
    assert find("newton_step")(w, g, H) == pytest.approx(w - g / [1, 2, 4], rel=1e-13)
    assert find("lbfgs")(bowl, w) == pytest.approx(np.zeros(3), abs=1e-12)
    grads = [g, odd(np.ones((2, 2)))]
    for max_norm in (1e-3, 1e3):
        for clipped, given in zip(find("clip_by_norm")(grads, max_norm), grads, strict=True):
            assert not np.shares_memory(clipped, given)
