"""Every backward function against central differences of its own forward function, coordinate by coordinate."""

import numpy as np
import pytest

from reference import find, variants

from ..differences import away_from_kinks, contracted_differences

TRAIN, TEST = {"mode": "train", "eps": 0.1}, {"mode": "test", "eps": 0.1}

LAYERS = {
    **dict.fromkeys(["sigmoid", "tanh", "relu", "leaky_relu"], ({"x": (3, 4)}, {})),
    **dict.fromkeys(["elu", "gelu", "silu", "softplus"], ({"x": (3, 4)}, {})),
    **dict.fromkeys(["softmax", "log_softmax", "flatten"], ({"x": (2, 3, 4)}, {})),
    "prelu": ({"x": (2, 3, 4), "alpha": (3,)}, {}),
    "rrelu": ({"x": (3, 4)}, {"lower": 0.1, "upper": 0.4, "train": True}),
    "maxout": ({"x": (4, 3), "W": (3, 3, 2), "b": (3, 2)}, {}),
    "affine": ({"x": (4, 2, 3), "w": (6, 5), "b": (5,)}, {}),
    "dropout": ({"x": (3, 4)}, {"dropout_param": {"p": 0.4, "mode": "train"}}),
    "vanilla_dropout": ({"x": (3, 4)}, {"dropout_param": {"p": 0.4, "mode": "test"}}),
    "batchnorm": ({"x": (5, 3), "gamma": (3,), "beta": (3,)}, {"bn_param": TRAIN}),
    "spatial_batchnorm": ({"x": (2, 3, 2, 4), "gamma": (3,), "beta": (3,)}, {"bn_param": TRAIN}),
    "layernorm": ({"x": (3, 5), "gamma": (5,), "beta": (5,)}, {"ln_param": {"eps": 0.1}}),
    "groupnorm": ({"x": (2, 4, 2, 3), "gamma": (4,), "beta": (4,)}, {"groups": 2, "gn_param": {"eps": 0.1}}),
}
FORMS = [(name, None) for name in LAYERS] + [
    (name, form) for name in LAYERS for form in variants(f"{name}_forward")
]


def run(forward, arrays, settings):
    """Call with fresh dicts and a generator that draws the same numbers each time."""
    fresh = {key: dict(value) if isinstance(value, dict) else value for key, value in settings.items()}
    if "dropout_param" in settings or "lower" in settings:
        fresh["rng"] = np.random.default_rng(3)
    return forward(**arrays, **fresh)


def check_gradients(forward, backward, arrays, settings, rng, close):
    out, cache = run(forward, arrays, settings)
    upstream = rng.standard_normal(out.shape)
    gradients = backward(upstream, cache)
    gradients = gradients if isinstance(gradients, tuple) else (gradients,)
    for (name, array), gradient in zip(arrays.items(), gradients, strict=True):

        def evaluate(value, name=name):
            return run(forward, arrays | {name: value}, settings)[0]

        close(gradient, contracted_differences(evaluate, array, upstream), 1e-7)


@pytest.mark.parametrize(("name", "form"), FORMS)
def test_layer(name, form, rng, close):
    shapes, settings = LAYERS[name]
    arrays = {key: away_from_kinks(rng, shape) for key, shape in shapes.items()}
    functions = [f"{name}_forward", f"{name}_backward"]
    forward, backward = (variants(f)[form] if form else find(f) for f in functions)
    check_gradients(forward, backward, arrays, settings, rng, close)


@pytest.mark.parametrize("name", ["batchnorm", "spatial_batchnorm"])
@pytest.mark.parametrize("form", [None, "epsilon outside the root"])
def test_running_statistics_are_constants(name, form, rng, close):
    shapes, _ = LAYERS[name]
    arrays = {key: away_from_kinks(rng, shape) for key, shape in shapes.items()}
    settings = {"bn_param": TEST | {"running_mean": rng.random(3), "running_var": rng.random(3)}}
    functions = [f"{name}_forward", f"{name}_backward"]
    forward, backward = (variants(f)[form] if form else find(f) for f in functions)
    check_gradients(forward, backward, arrays, settings, rng, close)


@pytest.mark.parametrize("activation", ["relu", "sigmoid", "tanh"])
def test_network(activation, rng, close):
    params = find("init_mlp")([4, 5, 3], rng)
    X, y = rng.standard_normal((6, 4)), rng.integers(3, size=6)
    _, grads = find("mlp_loss")(params, X, y, 0.1, activation)
    for name, array in params.items():

        def evaluate(value, name=name):
            return find("mlp_loss")(params | {name: value}, X, y, 0.1, activation)[0]

        close(grads[name], contracted_differences(evaluate, array, 1.0), 1e-7)


@pytest.mark.parametrize("name", LAYERS)
def test_zero_upstream_gives_exactly_zero(name, rng):
    shapes, settings = LAYERS[name]
    arrays = {key: away_from_kinks(rng, shape) for key, shape in shapes.items()}
    out, cache = run(find(f"{name}_forward"), arrays, settings)
    gradients = find(f"{name}_backward")(np.zeros(out.shape), cache)
    for gradient in gradients if isinstance(gradients, tuple) else (gradients,):
        assert not gradient.any()
