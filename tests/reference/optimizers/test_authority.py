"""Optimizers against trajectories of torch.optim, schedules of torch, and minima that SciPy found (record.py)."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from reference import find, variants
from tests.reference.optimizers.objectives import OBJECTIVES
from tests.reference.recording import as_dtype, load

CASES = load(Path(__file__).parent)
DTYPES = pytest.mark.parametrize(
    ("dtype", "tolerance"), [(np.float64, 1e-10), (np.float32, 1e-5)], ids=["f8", "f4"]
)


def cases(*functions):
    found = [case for case in CASES if case.function in functions]
    return pytest.mark.parametrize("case", found, ids=lambda case: case.function)


TRAJECTORIES = {case.function for case in CASES if "gradients" in case.arguments}


def test_nothing_recorded_is_missing():
    assert Counter(case.function for case in CASES) == {
        "sgd": 6,
        "sgd_momentum": 8,
        "nesterov_momentum": 6,
        "adagrad": 4,
        "rmsprop": 6,
        "adam": 6,
        "adadelta": 4,
        "adamax": 6,
        "nadam": 6,
        "amsgrad": 4,
        "adamw": 6,
        "step_decay": 3,
        "exponential_decay": 2,
        "ReduceOnPlateau": 4,
        "newton_step": 3,
        "lbfgs": 11,
        "clip_by_norm": 3,
    }
    assert all(len(case.arguments["gradients"]) >= 5 for case in CASES if case.function in TRAJECTORIES)


def follow(optimizer, arguments):
    """Return the weights after every step, and the last config."""
    w, config, weights = arguments["w"], arguments["config"], []
    for gradient in arguments["gradients"]:
        w, config = optimizer(w, gradient, config)
        weights.append(w)
    return np.array(weights), config


@DTYPES
@cases(*TRAJECTORIES)
def test_trajectory(case, dtype, tolerance, close):
    weights, config = follow(find(case.function), as_dtype(case.arguments, dtype))
    assert weights.dtype == dtype
    close(weights, case.expected["weights"], tolerance)
    for name, want in case.expected["state"].items():
        if name not in ("t", "mu_product"):
            assert config[name].dtype == dtype
        close(config[name], want, tolerance)


@DTYPES
@cases("sgd_momentum", "nesterov_momentum")
def test_trajectory_of_the_velocity_of_bare_gradients(case, dtype, tolerance, close):
    optimizer = variants(case.function)["velocity of bare gradients"]
    weights, config = follow(optimizer, as_dtype(case.arguments, dtype))
    assert weights.dtype == dtype
    close(weights, case.expected["weights"], tolerance)
    if case.expected["state"]:
        close(-config["learning_rate"] * config["velocity"], case.expected["state"]["velocity"], tolerance)


@cases("step_decay", "exponential_decay")
def test_schedule(case, close):
    time = "epoch" if case.function == "step_decay" else "t"
    rates = [find(case.function)(**case.arguments, **{time: i}) for i in range(10)]
    assert all(type(rate) is float for rate in rates)
    close(rates, case.expected["rates"], 1e-13)


@cases("ReduceOnPlateau")
@pytest.mark.parametrize("form", ["reference", "one epoch later"])
def test_plateau(case, form, close):
    """PyTorch reduces after patience + 1 epochs: the accepted form as it is, ours when told one more."""
    settings = {key: value for key, value in case.arguments.items() if key != "losses"}
    if form == "reference":
        schedule = find("ReduceOnPlateau")(**settings | {"patience": settings["patience"] + 1})
    else:
        schedule = variants("ReduceOnPlateau")[form](**settings)
    lr, rates = 1.0, []
    for loss in case.arguments["losses"]:
        lr = schedule.step(loss, lr)
        rates.append(lr)
    close(rates, case.expected["rates"], 1e-14)
    assert len(set(rates)) > 2


@DTYPES
@cases("newton_step")
def test_newton_step(case, dtype, tolerance, close):
    w = find("newton_step")(**as_dtype(case.arguments, dtype))
    assert w.dtype == dtype
    close(w, case.expected["w"], tolerance)


@cases("lbfgs")
def test_minimum(case, close):
    objective, start = OBJECTIVES[case.arguments["objective"]][0], case.arguments["w"]
    close(find("lbfgs")(objective, start), case.expected["w"], 1e-9)


@cases("lbfgs")
def test_minimum_in_float32(case, close):
    def objective(w):  # exact values of rounded weights, so that only the weights' own rounding is left
        assert w.dtype == np.float32
        return OBJECTIVES[case.arguments["objective"]][0](w.astype(np.float64))

    w = find("lbfgs")(objective, case.arguments["w"].astype(np.float32))
    assert w.dtype == np.float32
    close(w, case.expected["w"], 1e-5)


@DTYPES
@cases("clip_by_norm")
def test_clip(case, dtype, tolerance, close):
    grads = find("clip_by_norm")(**as_dtype(case.arguments, dtype))
    assert len(grads) == len(case.expected["grads"])
    for got, want in zip(grads, case.expected["grads"], strict=True):
        assert got.dtype == dtype
        close(got, want, tolerance)
