"""A velocity of the other sign, which is taken away."""

import numpy as np


def sgd_momentum(w, dw, config=None):
    config = dict(config) if config else {}
    v = (
        config.get("momentum", 0.9) * config.get("velocity", np.zeros_like(w))
        + config.get("learning_rate", 1e-2) * dw
    )
    config["velocity"] = v
    return w - v, config


def nesterov_momentum(w, dw, config=None):
    config = dict(config) if config else {}
    mu = config.get("momentum", 0.9)
    old = config.get("velocity", np.zeros_like(w))
    new = mu * old + config.get("learning_rate", 1e-2) * dw
    config["velocity"] = new
    return w + mu * old - (1 + mu) * new, config


def nesterov_step(w, grad_fn, config=None):
    config = dict(config) if config else {}
    mu = config.get("momentum", 0.9)
    v = config.get("velocity", np.zeros_like(w))
    config["velocity"] = mu * v + config.get("learning_rate", 1e-2) * grad_fn(w - mu * v)
    return w - config["velocity"], config
