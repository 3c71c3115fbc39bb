"""One weight at a time, with Python's own numbers."""

import math

import numpy as np


def sgd(w, dw, config=None):
    config = dict(config or {})
    next_w = np.empty_like(w)
    for i in np.ndindex(w.shape):
        next_w[i] = float(w[i]) - config.get("learning_rate", 0.01) * float(dw[i])
    return next_w, config


def adagrad(w, dw, config=None):
    config = dict(config or {})
    next_w, cache = w.copy(), np.array(config.get("cache", np.zeros_like(w)))
    for i, g in np.ndenumerate(dw):
        cache[i] += g * g
        next_w[i] -= (
            config.get("learning_rate", 0.01) * g / (math.sqrt(cache[i]) + config.get("epsilon", 1e-8))
        )
    return next_w, {**config, "cache": cache}


def adamax(w, dw, config=None):
    c = dict(config or {})
    c["t"] = c.get("t", 0) + 1
    m, u = c.setdefault("m", [0.0] * w.size), c.setdefault("u", [0.0] * w.size)
    next_w = []
    for i, (x, g) in enumerate(zip(w.ravel().tolist(), dw.ravel().tolist(), strict=True)):
        m[i] = c.get("beta1", 0.9) * m[i] + (1 - c.get("beta1", 0.9)) * g
        u[i] = max(c.get("beta2", 0.999) * u[i], abs(g))
        rate = c.get("learning_rate", 2e-3) / (1 - c.get("beta1", 0.9) ** c["t"])
        next_w.append(x - rate * m[i] / (u[i] + c.get("epsilon", 1e-8)))
    return np.array(next_w, dtype=w.dtype).reshape(w.shape), c


def clip_by_norm(grads, max_norm):
    total = 0.0
    for g in grads:
        for number in g.flat:
            total += float(number) ** 2
    if total <= max_norm**2:
        return [g.copy() for g in grads]
    clipped = [np.zeros(g.shape, g.dtype) for g in grads]
    for g, out in zip(grads, clipped, strict=True):
        for i in np.ndindex(g.shape):
            out[i] = g[i] * (max_norm / math.sqrt(total))
    return clipped
