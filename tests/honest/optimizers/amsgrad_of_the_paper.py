"""AMSGrad as published: no bias correction."""

import numpy as np


def amsgrad(w, dw, config=None):
    c = {"learning_rate": 1e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "m": 0, "v": 0, "v_hat": 0}
    c.update(config or {})
    c["m"] = c["beta1"] * c["m"] + (1 - c["beta1"]) * dw
    c["v"] = c["beta2"] * c["v"] + (1 - c["beta2"]) * dw * dw
    c["v_hat"] = np.where(c["v"] > c["v_hat"], c["v"], c["v_hat"])
    return w - c["learning_rate"] * c["m"] / (c["v_hat"] ** 0.5 + c["epsilon"]), c
