"""AdaDelta with epsilon inside of the upper root, where it matters, and outside of the lower one."""

import numpy as np


def adadelta(w, dw, config=None):
    c = {"learning_rate": 1.0, "rho": 0.95, "epsilon": 1e-6, "E": (0.0, 0.0), **(config or {})}
    rho, eps, (g2, x2) = c["rho"], c["epsilon"], c["E"]
    g2 = g2 + (1 - rho) * (dw * dw - g2)
    step = (x2 + eps) ** 0.5 * dw / (np.sqrt(g2) + eps)
    return w - c["learning_rate"] * step, {**c, "E": (g2, x2 + (1 - rho) * (step * step - x2))}
