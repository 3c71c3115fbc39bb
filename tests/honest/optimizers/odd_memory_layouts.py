"""Weights come back in Fortran order, as strided and reversed views, and read-only."""

import numpy as np


def sgd(w, dw, config=None):
    config = dict(config or {})
    next_w = np.asfortranarray(w - config.get("learning_rate", 1e-2) * dw)
    next_w.setflags(write=False)
    return next_w, config


def sgd_momentum(w, dw, config=None):
    config = dict(config or {})
    both = np.zeros((*w.shape, 2), dtype=w.dtype)
    both[..., 1] = config.get("momentum", 0.9) * config.get("velocity", 0 * w)
    both[..., 1] -= config.get("learning_rate", 1e-2) * dw
    both[..., 0] = w + both[..., 1]
    config["velocity"] = both[..., 1]
    return both[..., 0], config


def adagrad(w, dw, config=None):
    config = dict(config or {})
    config["cache"] = (config.get("cache", np.zeros_like(w)) + dw**2)[::-1][::-1]
    step = (dw / (np.sqrt(config["cache"]) + config.get("epsilon", 1e-8))).T.copy().T
    return (w - config.get("learning_rate", 1e-2) * step)[::-1].copy()[::-1], config


def clip_by_norm(grads, max_norm):
    flat = np.concatenate([g.ravel() for g in grads])
    norm = np.sqrt(flat @ flat)
    if norm > max_norm:
        flat = flat * (max_norm / norm)
    ends = np.cumsum([g.size for g in grads])[:-1]
    return [part.reshape(g.shape) for part, g in zip(np.split(flat, ends), grads, strict=True)]
