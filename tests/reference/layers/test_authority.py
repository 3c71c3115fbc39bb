"""The references against answers and gradients that PyTorch gave in float64 (authority/record.py)."""

import copy
import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from reference import find, variants

AUTHORITY = Path(__file__).parent / "authority"
RECORDED = json.loads((AUTHORITY / "cases.json").read_text(encoding="utf-8"))
CASES = RECORDED["cases"]


@pytest.fixture(scope="module")
def arrays():
    with np.load(AUTHORITY / "cases.npz", allow_pickle=False) as stored:
        return dict(stored)


def pair(case):
    """The forward and backward function of a case, in the form it was recorded for."""
    names = f"{case['function']}_forward", f"{case['function']}_backward"
    return tuple(variants(name)[case["form"]] if case["form"] else find(name) for name in names)


def test_nothing_recorded_is_missing(arrays):
    assert len(CASES) == 115
    assert {key.partition("/")[0] for key in arrays} == set(CASES)
    assert RECORDED["versions"]["torch"].startswith("2.13.0")
    counts = Counter(case["function"] for case in CASES.values())
    assert counts == {
        **dict.fromkeys(
            ["sigmoid", "tanh", "relu", "rrelu", "silu", "softplus", "softmax", "log_softmax"], 3
        ),
        **dict.fromkeys(["leaky_relu", "elu", "gelu"], 6),
        "prelu": 5,
        "maxout": 2,
        "affine": 3,
        "flatten": 3,
        "mlp_loss": 8,
        "batchnorm": 16,
        "spatial_batchnorm": 16,
        "layernorm": 4,
        "groupnorm": 16,
    }


@pytest.mark.parametrize(("dtype", "tolerance"), [(np.float64, 1e-10), (np.float32, 1e-5)], ids=["f8", "f4"])
@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case["function"] != "mlp_loss"])
def test_layer(name, dtype, tolerance, arrays, close, rng):
    case, stored = CASES[name], lambda key: arrays[f"{name}/{key}"]
    forward, backward = pair(case)
    settings = copy.deepcopy(case["settings"])
    if case["function"] == "rrelu":
        settings["rng"] = rng
    if "bn_param" in settings:
        running = {key: stored(f"constant:{key}").astype(dtype) for key in ("running_mean", "running_var")}
        settings["bn_param"] |= running

    inputs = {key: stored(f"in:{key}").astype(dtype) for key in case["arguments"]}
    out, cache = forward(**inputs, **settings)
    gradients = backward(stored("upstream").astype(dtype), cache)
    gradients = gradients if isinstance(gradients, tuple) else (gradients,)

    assert out.dtype == dtype
    close(out, stored("out"), tolerance)
    assert len(gradients) == len(case["arguments"])
    for key, gradient in zip(case["arguments"], gradients, strict=True):
        assert gradient.dtype == dtype
        close(gradient, stored(f"grad:{key}"), tolerance)
    for key in ("running_mean", "running_var"):
        if "bn_param" in settings:
            assert settings["bn_param"][key].dtype == dtype
            close(settings["bn_param"][key], stored(f"state:{key}"), tolerance)


@pytest.mark.parametrize(("dtype", "tolerance"), [(np.float64, 1e-10), (np.float32, 1e-5)], ids=["f8", "f4"])
@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case["function"] == "mlp_loss"])
def test_network(name, dtype, tolerance, arrays, close):
    case, stored = CASES[name], lambda key: arrays[f"{name}/{key}"]
    params = {key: stored(f"in:{key}").astype(dtype) for key in case["arguments"]}
    X, y = stored("constant:X").astype(dtype), stored("constant:y")

    loss, grads = find("mlp_loss")(params, X, y, **case["settings"])
    scores = find("mlp_forward")(params, X, case["settings"]["activation"])

    assert scores.dtype == dtype
    close(scores, stored("state:scores"), tolerance)
    close(loss, stored("out"), tolerance)
    assert list(grads) == list(params)
    for key in params:
        assert grads[key].dtype == dtype
        # the recorded gradient was contracted with an upstream number, as every other case
        close(grads[key] * stored("upstream"), stored(f"grad:{key}"), tolerance)
