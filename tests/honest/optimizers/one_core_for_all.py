"""All of Adam's family from one function with switches."""

import numpy as np


def core(w, dw, config, rate, root, mean=lambda m, g, b1, t: m / (1 - b1**t), decay=0.0):
    config = dict(config or {})
    config["t"] = t = config.get("t", 0) + 1
    b1, b2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
    config["m"] = np.add(b1 * config.get("m", np.zeros_like(w)), (1 - b1) * dw)
    config["v"] = np.add(b2 * config.get("v", np.zeros_like(w)), (1 - b2) * np.power(dw, 2))
    rate = config.get("learning_rate", rate)
    step = mean(config["m"], dw, b1, t) / root(config, dw, b2, t)
    return (1 - rate * decay) * w - rate * step, config


def plain(config, dw, b2, t):
    return np.sqrt(config["v"] / (1 - b2**t)) + config.get("epsilon", 1e-8)


def adam(w, dw, config=None):
    return core(w, dw, config, 1e-3, plain)


def adamw(w, dw, config=None):
    return core(w, dw, config, 1e-3, plain, decay=(config or {}).get("weight_decay", 1e-2))


def amsgrad(w, dw, config=None):
    def root(config, dw, b2, t):
        config["top"] = np.maximum(config.get("top", config["v"]), config["v"])
        return np.sqrt(config["top"]) / np.sqrt(1 - b2**t, dtype=dw.dtype) + config.get("epsilon", 1e-8)

    return core(w, dw, config, 1e-3, root)


def adamax(w, dw, config=None):
    def root(config, dw, b2, t):
        config["u"] = np.amax(
            [b2 * config.get("u", np.zeros_like(w)), np.abs(dw) + config.get("epsilon", 1e-8)], axis=0
        )
        return config["u"]

    return core(w, dw, config, 2e-3, root)


def nadam(w, dw, config=None):
    def mean(m, g, b1, t):
        return b1 * m / (1 - b1 ** (t + 1)) + (1 - b1) * g / (1 - b1**t)

    return core(w, dw, config, 2e-3, plain, mean)
