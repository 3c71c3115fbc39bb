"""Epsilon inside of every root, after the bias correction."""

import numpy as np


def adagrad(w, dw, config=None):
    config = dict(config or {})
    config["cache"] = config.get("cache", 0) + dw**2
    return w - config.get("learning_rate", 1e-2) * dw / np.sqrt(
        config["cache"] + config.get("epsilon", 1e-8)
    ), config


def rmsprop(w, dw, config=None):
    config = dict(config or {})
    d = config.get("decay_rate", 0.99)
    config["cache"] = d * config.get("cache", 0) + (1 - d) * dw**2
    return w - config.get("learning_rate", 1e-2) * dw / np.sqrt(
        config["cache"] + config.get("epsilon", 1e-8)
    ), config


def means(w, dw, config):
    config = dict(config or {})
    b1, b2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
    config["t"] = t = config.get("t", 0) + 1
    config["m"] = b1 * config.get("m", 0) + (1 - b1) * dw
    config["v"] = b2 * config.get("v", 0) + (1 - b2) * dw**2
    return config, config["m"] / (1 - b1**t), config["v"] / (1 - b2**t), config.get("epsilon", 1e-8)


def adam(w, dw, config=None):
    config, m, v, eps = means(w, dw, config)
    return w - config.get("learning_rate", 1e-3) * m / np.sqrt(v + eps), config


def adamw(w, dw, config=None):
    config, m, v, eps = means(w, dw, config)
    rate = config.get("learning_rate", 1e-3)
    return w * (1 - rate * config.get("weight_decay", 1e-2)) - rate * m / np.sqrt(v + eps), config


def amsgrad(w, dw, config=None):
    config, m, v, eps = means(w, dw, config)
    config["most"] = np.maximum(config.get("most", 0), config["v"])
    v = config["most"] / (1 - config.get("beta2", 0.999) ** config["t"])
    return w - config.get("learning_rate", 1e-3) * m / np.sqrt(v + eps), config


def nadam(w, dw, config=None):
    config, _, v, eps = means(w, dw, config)
    b1, t = config.get("beta1", 0.9), config["t"]
    look = b1 * config["m"] / (1 - b1 ** (t + 1)) + (1 - b1) * dw / (1 - b1**t)
    return w - config.get("learning_rate", 2e-3) * look / np.sqrt(v + eps), config
