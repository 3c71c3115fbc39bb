"""PyTorch's momentum: the velocity gathers gradients, and the learning rate comes last."""


def sgd_momentum(w, dw, config=None):
    config = {"learning_rate": 0.01, "momentum": 0.9, **(config or {})}
    config["velocity"] = config["momentum"] * config.get("velocity", 0) + dw
    return w - config["learning_rate"] * config["velocity"], config


def nesterov_momentum(w, dw, config=None):
    config = {"learning_rate": 0.01, "momentum": 0.9, **(config or {})}
    config["velocity"] = config["momentum"] * config.get("velocity", 0) + dw
    return w - config["learning_rate"] * (dw + config["momentum"] * config["velocity"]), config


def nesterov_step(w, grad_fn, config=None):
    config = {"learning_rate": 0.01, "momentum": 0.9, **(config or {})}
    rate, mu, v = config["learning_rate"], config["momentum"], config.get("velocity", 0)
    config["velocity"] = mu * v + grad_fn(w - rate * mu * v)
    return w - rate * config["velocity"], config
