"""Writes recorded.npz and recorded.json: trajectories of torch.optim and minima of SciPy, in float64.

In a fresh environment, from the root of the repository::

    python -m venv venv && venv/bin/pip install torch==2.13.0 scipy numpy
    venv/bin/python -m tests.reference.optimizers.record
"""

import math
from pathlib import Path

import numpy as np
import scipy
import torch

from tests.reference.optimizers.objectives import OBJECTIVES
from tests.reference.recording import Recording

STEPS = 7
SHAPES = [(3, 4), (5,), (), (2, 3, 1, 2)]
NAMES = {"learning_rate": "lr", "epsilon": "eps", "decay_rate": "alpha"}
STATE = {
    "momentum_buffer": "velocity",
    "sum": "cache",
    "square_avg": "cache",
    "acc_delta": "cache_delta",
    "exp_avg": "m",
    "exp_avg_sq": "v",
    "max_exp_avg_sq": "v_max",
    "exp_inf": "u",
    "mu_product": "mu_product",
    "step": "t",
}

BETAS = {"learning_rate": 0.05, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-3}
CASES = [
    ("sgd", torch.optim.SGD, {}, {"learning_rate": 1e-2}),
    ("sgd", torch.optim.SGD, {}, {"learning_rate": 0.3}),
    ("sgd_momentum", torch.optim.SGD, {}, {"learning_rate": 1e-2, "momentum": 0.9}),
    ("sgd_momentum", torch.optim.SGD, {}, {"learning_rate": 0.2, "momentum": 0.5}),
    ("sgd_momentum", torch.optim.SGD, {}, {"learning_rate": 0.2, "momentum": 0.0}),
    ("nesterov_momentum", torch.optim.SGD, {"nesterov": True}, {"learning_rate": 1e-2, "momentum": 0.9}),
    ("nesterov_momentum", torch.optim.SGD, {"nesterov": True}, {"learning_rate": 0.2, "momentum": 0.6}),
    ("adagrad", torch.optim.Adagrad, {}, {"learning_rate": 1e-2, "epsilon": 1e-8}),
    ("adagrad", torch.optim.Adagrad, {}, {"learning_rate": 0.4, "epsilon": 0.1}),
    ("rmsprop", torch.optim.RMSprop, {}, {"learning_rate": 1e-2, "decay_rate": 0.99, "epsilon": 1e-8}),
    ("rmsprop", torch.optim.RMSprop, {}, {"learning_rate": 0.1, "decay_rate": 0.7, "epsilon": 0.1}),
    ("adam", torch.optim.Adam, {}, {}),
    ("adam", torch.optim.Adam, {}, BETAS),
    ("adadelta", torch.optim.Adadelta, {}, {"rho": 0.95}),
    ("adadelta", torch.optim.Adadelta, {}, {"rho": 0.6, "learning_rate": 0.5, "epsilon": 1e-2}),
    ("adamax", torch.optim.Adamax, {}, {}),
    ("adamax", torch.optim.Adamax, {}, BETAS),
    ("nadam", torch.optim.NAdam, {}, {}),
    ("nadam", torch.optim.NAdam, {}, BETAS | {"momentum_decay": 0.3}),
    ("amsgrad", torch.optim.Adam, {"amsgrad": True}, {}),
    ("amsgrad", torch.optim.Adam, {"amsgrad": True}, BETAS),
    ("adamw", torch.optim.AdamW, {}, {}),
    ("adamw", torch.optim.AdamW, {}, BETAS | {"weight_decay": 0.4}),
]


def trajectory(recording, name, optimizer, fixed, config, shape):
    w = recording.draw(*shape)
    gradients = recording.draw(STEPS, *shape)
    gradients *= np.array([1, 8, 0.125, 64, 1, 1, 0.25]).reshape(-1, *[1] * len(shape))
    if shape:
        gradients[:, ..., -1] = 0  # a weight that never gets a gradient
        gradients[3:, ..., 0] = 0  # and one that does only at first
    parameter = torch.tensor(w, requires_grad=True)
    settings = {NAMES.get(key, key): value for key, value in config.items() if "beta" not in key}
    if "beta1" in config:
        settings["betas"] = config["beta1"], config["beta2"]
    run = optimizer([parameter], **settings, **fixed)
    weights = []
    for gradient in gradients:
        parameter.grad = torch.tensor(gradient)
        run.step()
        weights.append(parameter.detach().numpy().copy())
    state = {STATE[key]: value.numpy() for key, value in run.state[parameter].items() if value is not None}
    if "velocity" in state:  # torch gathers bare gradients
        state["velocity"] = -config["learning_rate"] * state["velocity"]
    if name in ("sgd", "adagrad", "rmsprop", "adadelta"):
        state.pop("t", None)
    if optimizer is torch.optim.SGD and name == "sgd":
        state = {}
    recording.add(
        name,
        {"w": w, "gradients": gradients, "config": config},
        {"weights": np.array(weights), "state": state},
    )


def schedules(recording):
    for lr0, drop, every in [(0.5, 0.1, 3), (1e-3, 0.7, 1), (2.0, 0.5, 4)]:
        rates = stepped(lr0, lambda each, s=every, g=drop: torch.optim.lr_scheduler.StepLR(each, s, gamma=g))
        recording.add("step_decay", {"lr0": lr0, "drop": drop, "every": every}, {"rates": rates})
    for lr0, k in [(0.5, 0.1), (1e-3, 1.7)]:
        rates = stepped(
            lr0, lambda each, k=k: torch.optim.lr_scheduler.ExponentialLR(each, gamma=math.exp(-k))
        )
        recording.add("exponential_decay", {"lr0": lr0, "k": k}, {"rates": rates})


def stepped(lr0, make):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=lr0)
    schedule = make(optimizer)
    rates = []
    for _ in range(10):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        schedule.step()
    return np.array(rates)


def plateaus(recording):
    for factor, patience, min_delta, min_lr in [
        (0.5, 0, 0.0, 0.0),
        (0.1, 1, 0.0, 1e-3),
        (0.5, 2, 0.25, 0.0),
        (0.7, 4, 0.0, 0.3),
    ]:
        losses = np.maximum(2 - 0.1 * np.arange(40), 0.5) + 0.3 * np.round(recording.draw(40), 1)
        losses[[5, 17]] = np.nan
        losses[30:33] = losses[29]  # ties are no improvement
        optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
        schedule = torch.optim.lr_scheduler.ReduceLROnPlateau(
            optimizer, factor=factor, patience=patience, threshold=min_delta, threshold_mode="abs",
            min_lr=min_lr, eps=0,
        )  # fmt: skip
        rates = []
        for loss in losses:
            schedule.step(loss)
            rates.append(optimizer.param_groups[0]["lr"])
        arguments = {"factor": factor, "patience": patience, "min_delta": min_delta, "min_lr": min_lr}
        recording.add("ReduceOnPlateau", arguments | {"losses": losses}, {"rates": np.array(rates)})


def newton_steps(recording):
    for size in (1, 2, 5):
        w, g, H = recording.draw(size), recording.draw(size), recording.draw(size, size)
        step = torch.linalg.lstsq(torch.tensor(H), torch.tensor(g)[:, None]).solution[:, 0].numpy()
        recording.add("newton_step", {"w": w, "g": g, "H": H}, {"w": w - step})


def minima(recording):
    """Minimise by SciPy's BFGS, then make Newton steps until only rounding is left."""
    for name, (objective, starts) in OBJECTIVES.items():
        for start in starts:
            found = scipy.optimize.minimize(objective, start, jac=True, method="BFGS", options={"gtol": 1e-9})
            x = found.x
            for _ in range(5):  # with a Hessian from differences of gradients
                steps = 1e-5 * np.eye(x.size)
                hessian = [(objective(x + e)[1] - objective(x - e)[1]) / 2e-5 for e in steps]
                x = x - scipy.linalg.solve(np.array(hessian), objective(x)[1])
            recording.add("lbfgs", {"objective": name, "w": start}, {"w": x})


def clipped(recording):
    for max_norm in (0.5, 3.0, 1e4):
        grads = [1e3 * recording.draw(3, 4), 1e3 * recording.draw(5), recording.draw()]
        norm = torch.linalg.vector_norm(torch.cat([torch.tensor(each).reshape(-1) for each in grads])).numpy()
        expected = [each * min(1.0, max_norm / norm) for each in grads]
        recording.add("clip_by_norm", {"grads": grads, "max_norm": max_norm}, {"grads": expected})


def main():
    torch.set_default_dtype(torch.float64)  # NAdam keeps a product in the default dtype
    recording = Recording(seed=7)
    for i, case in enumerate(CASES):
        for shape in SHAPES[i % 2 :: 2] if i % 3 else SHAPES:
            trajectory(recording, *case, shape)
    schedules(recording)
    plateaus(recording)
    newton_steps(recording)
    minima(recording)
    clipped(recording)
    recording.save(Path(__file__).parent, torch=torch.__version__, scipy=scipy.__version__)


if __name__ == "__main__":
    main()
