"""AdaDelta with epsilon outside of both roots."""

import numpy as np


def rms(mean, epsilon):
    return np.sqrt(mean) + epsilon


def adadelta(w, dw, config=None):
    c = {"learning_rate": 1.0, "rho": 0.95, "epsilon": 1e-6, "g2": np.zeros_like(w), "x2": np.zeros_like(w)}
    c.update(config or {})
    c["g2"] = c["rho"] * c["g2"] + (1 - c["rho"]) * dw**2
    delta = -rms(c["x2"], c["epsilon"]) / rms(c["g2"], c["epsilon"]) * dw
    c["x2"] = c["rho"] * c["x2"] + (1 - c["rho"]) * delta**2
    return w + c["learning_rate"] * delta, c
