"""More arguments with defaults, other names for the rest, and a default dict that nobody changes."""

import numpy as np


def sgd(weights, gradient, config={}, *, nesterov=False):  # noqa: B006
    assert not nesterov
    config = dict(config or {})
    return weights - config.get("learning_rate", 1e-2) * gradient, config


def adam(w, dw, config={}, verbose=0, **rest):  # noqa: B006
    c = {"learning_rate": 1e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}
    c |= {"m": np.zeros_like(w), "v": np.zeros_like(w), "t": 0}
    c.update(config)
    c.update(t=c["t"] + 1)
    c["m"] = c["beta1"] * c["m"] + (1 - c["beta1"]) * dw
    c["v"] = c["beta2"] * c["v"] + (1 - c["beta2"]) * dw**2
    up = c["m"] / (1 - c["beta1"] ** c["t"])
    down = np.sqrt(c["v"] / (1 - c["beta2"] ** c["t"])) + c["epsilon"]
    return [w - c["learning_rate"] * up / down, c]


def step_decay(lr0, epoch, drop=0.5, every=10, floor=0.0):
    return max(floor, lr0 * drop ** (epoch // every))


def newton_step(w, g, H, rate=1.0):
    return w - rate * (np.linalg.inv(H) @ g)
