"""State starts as the number 0; squares by a product of gradients, roots by a power."""


def adagrad(w, dw, config=None):
    config = config or {}
    cache = config.get("cache", 0) + dw * dw
    rate = config.get("learning_rate", 0.01)
    return w - rate * (dw / (cache**0.5 + config.get("epsilon", 1e-8))), dict(config, cache=cache)


def rmsprop(w, dw, config=None):
    config = config or {}
    rho = config.get("decay_rate", 0.99)
    old = config.get("cache", 0.0)
    cache = old - (1 - rho) * (old - dw * dw)
    rate = config.get("learning_rate", 0.01)
    return w - rate * dw * (cache**0.5 + config.get("epsilon", 1e-8)) ** -1, dict(config, cache=cache)


def sgd_momentum(w, dw, config=None):
    config = dict(config or {})
    config["velocity"] = (
        config.get("momentum", 0.9) * config.pop("velocity", 0) - config.get("learning_rate", 0.01) * dw
    )
    return w + config["velocity"], config
