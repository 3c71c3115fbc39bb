"""AdaMax with epsilon outside of the maximum; NAdam in Dozat's plain form."""

import numpy as np


def adamax(w, dw, config=None):
    config = {"learning_rate": 0.002, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "t": 0} | (config or {})
    t = config["t"] + 1
    m = config["beta1"] * config.get("m", 0) + (1 - config["beta1"]) * dw
    u = np.maximum(config["beta2"] * config.get("u", 0), abs(dw))
    w = w - config["learning_rate"] / (1 - config["beta1"] ** t) * m / (u + config["epsilon"])
    return w, config | {"t": t, "m": m, "u": u}


def nadam(w, dw, config=None):
    config = {"learning_rate": 0.002, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "t": 0} | (config or {})
    b1, b2, t = config["beta1"], config["beta2"], config["t"] + 1
    m = b1 * config.get("m", 0) + (1 - b1) * dw
    n = b2 * config.get("n", 0) + (1 - b2) * dw**2
    g_hat = dw / (1 - b1**t)
    m_hat = m / (1 - b1 ** (t + 1))
    n_hat = n / (1 - b2**t)
    m_bar = (1 - b1) * g_hat + b1 * m_hat
    return w - config["learning_rate"] * m_bar / (np.sqrt(n_hat) + config["epsilon"]), config | {
        "t": t,
        "m": m,
        "n": n,
    }
