"""config comes back as a dict of its own kind, with objects in it that no report could show."""

import numpy as np


class State(dict):
    """A dict that knows its defaults."""

    def __missing__(self, key):
        return {"learning_rate": 1e-2, "momentum": 0.9, "epsilon": 1e-8}[key]


class Average:
    """A running mean that started at zero."""

    def __init__(self, decay):
        self.decay, self.value, self.age = decay, 0, 0

    def add(self, x):
        self.value = self.decay * self.value + (1 - self.decay) * x
        self.age += 1
        return self.value

    def corrected(self):
        return self.value / (1 - self.decay**self.age)


def sgd(w, dw, config=None):
    config = State(config or {})
    config["history"] = lambda: None
    return w - config["learning_rate"] * dw, config


def sgd_momentum(w, dw, config=None):
    config = State(config or {})
    v = config["momentum"] * config.get("velocity", 0.0) - config["learning_rate"] * dw
    return w + v, State(config, velocity=v, why={"nested": [None, object()]})


def amsgrad(w, dw, config=None):
    config = dict(config or {})
    m = config.setdefault("mean", Average(config.get("beta1", 0.9)))
    v = config.setdefault("square", Average(config.get("beta2", 0.999)))
    m.add(dw)
    config["most"] = np.maximum(config.get("most", 0), v.add(dw**2))
    most = config["most"] / (1 - v.decay**v.age)
    step = m.corrected() / (np.sqrt(most) + config.get("epsilon", 1e-8))
    return w - config.get("learning_rate", 1e-3) * step, config
