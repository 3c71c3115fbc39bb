"""AMSGrad with the maximum of means that are corrected already."""

import numpy as np


def amsgrad(w, dw, config=None):
    c = {
        "learning_rate": 1e-3,
        "beta1": 0.9,
        "beta2": 0.999,
        "epsilon": 1e-8,
        "m": 0,
        "v": 0,
        "v_hat": 0,
        "t": 0,
    }
    c.update(config or {})
    c["t"] += 1
    c["m"] = c["beta1"] * c["m"] + (1 - c["beta1"]) * dw
    c["v"] = c["beta2"] * c["v"] + (1 - c["beta2"]) * dw * dw
    c["v_hat"] = np.fmax(c["v"] / (1 - c["beta2"] ** c["t"]), c["v_hat"])
    m_hat = c["m"] / (1 - c["beta1"] ** c["t"])
    return w - c["learning_rate"] * m_hat / (np.sqrt(c["v_hat"]) + c["epsilon"]), c
