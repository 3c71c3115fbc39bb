"""AdamW is Adam on weights that were shrunk first; the config of both is one."""


def adamw(w, dw, config=None):
    config = dict(config or {})
    shrunk = w * (1 - config.get("learning_rate", 0.001) * config.get("weight_decay", 0.01))
    return adam(shrunk, dw, config)  # noqa: F821
