"""Everything in float64, and the weights back in their dtype at the end; the state stays float64."""

import numpy as np


def sgd_momentum(w, dw, config=None):
    config = dict(config or {})
    v = config.get("momentum", 0.9) * np.asarray(config.get("velocity", 0.0), dtype=np.float64)
    v = v - config.get("learning_rate", 1e-2) * dw.astype(np.float64)
    config["velocity"] = v
    return (w.astype(np.float64) + v).astype(w.dtype), config


def rmsprop(w, dw, config=None):
    config = dict(config or {})
    d, g = np.longdouble(config.get("decay_rate", 0.99)), dw.astype(np.longdouble)
    config["cache"] = d * config.get("cache", np.zeros(w.shape)) + (1 - d) * g**2
    step = config.get("learning_rate", 1e-2) * g / (np.sqrt(config["cache"]) + config.get("epsilon", 1e-8))
    return np.asarray(w - step, dtype=w.dtype), config


def adam(w, dw, config=None):
    config = dict(config or {})
    g, x = np.float64(dw), np.float64(w)
    b1, b2 = config.get("beta1", 0.9), config.get("beta2", 0.999)
    t = config["t"] = config.get("t", 0) + 1.0
    config["m"] = m = b1 * config.get("m", np.zeros(w.shape)) + (1 - b1) * g
    config["v"] = v = b2 * config.get("v", np.zeros(w.shape)) + (1 - b2) * g**2
    rate = config.get("learning_rate", 1e-3) / (1 - np.power(b1, t))
    return (x - rate * m / (np.sqrt(v / (1 - np.power(b2, t))) + config.get("epsilon", 1e-8))).astype(
        w.dtype
    ), config


def newton_step(w, g, H):
    return (w - np.linalg.inv(H.astype(np.float64)) @ g).astype(w.dtype)


def clip_by_norm(grads, max_norm):
    norm = np.linalg.norm(np.concatenate([np.float64(g).ravel() for g in grads]))
    return [(g * min(1.0, max_norm / max(norm, 1e-300))).astype(g.dtype) for g in grads]
