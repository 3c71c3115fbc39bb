"""Nesterov's momentum by way of the look ahead: back to the plain weights, one step, ahead again."""

import numpy as np


def nesterov_momentum(w, dw, config=None):
    config = dict(config or {})
    mu, v = config.get("momentum", 0.9), config.get("velocity", np.zeros_like(w))
    plain = w - mu * v
    v = mu * v - config.get("learning_rate", 1e-2) * dw
    config["velocity"] = v
    return plain + v + mu * v, config


def nesterov_step(w, grad_fn, config=None):
    config = dict(config or {})
    mu, v = config.get("momentum", 0.9), config.get("velocity", np.zeros_like(w))
    before = w.copy()
    ahead = w + mu * v
    first = grad_fn(before)  # for a print, say
    assert np.shape(first) == np.shape(w)
    next_w = ahead - config.get("learning_rate", 1e-2) * np.array(grad_fn(ahead))
    config["velocity"] = next_w - before
    return next_w, config
