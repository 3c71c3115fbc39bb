"""The bias correction goes into the learning rate, as in Adam's paper and in Keras; epsilon is then smaller."""

import math

import numpy as np


def corrected(config, rate):
    b1, b2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
    return config.get("learning_rate", rate) * math.sqrt(1 - b2 ** config["t"]) / (1 - b1 ** config["t"])


def gather(dw, config):
    config = dict(config or {})
    b1, b2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
    config.update(
        t=config.get("t", 0) + 1,
        m=b1 * config.get("m", 0) + (1 - b1) * dw,
        v=b2 * config.get("v", 0) + (1 - b2) * dw**2,
    )
    return config


def adam(w, dw, config=None):
    config = gather(dw, config)
    return w - corrected(config, 1e-3) * config["m"] / (
        np.sqrt(config["v"]) + config.get("epsilon", 1e-8)
    ), config


def adamw(w, dw, config=None):
    config = gather(dw, config)
    decay = config.get("learning_rate", 1e-3) * config.get("weight_decay", 1e-2) * w
    return w - decay - corrected(config, 1e-3) * config["m"] / np.sqrt(
        config["v"] + config.get("epsilon", 1e-8)
    ), config


def amsgrad(w, dw, config=None):
    config = gather(dw, config)
    config["w_max"] = np.maximum(config.get("w_max", 0), config["v"])
    return w - corrected(config, 1e-3) * config["m"] / (
        np.sqrt(config["w_max"]) + config.get("epsilon", 1e-8)
    ), config


def nadam(w, dw, config=None):
    config = gather(dw, config)
    b1, t = config.get("beta1", 0.9), config["t"]
    look = b1 * config["m"] * (1 - b1**t) / (1 - b1 ** (t + 1)) + (1 - b1) * dw
    return w - corrected(config, 2e-3) * look / (np.sqrt(config["v"]) + config.get("epsilon", 1e-8)), config
