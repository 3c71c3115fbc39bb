"""The update rules line by line as PyTorch has them, the state in a dict of its own or in place."""

import math

import numpy as np


def sgd_momentum(w, dw, config=None):
    config = dict(config or {})
    lr, mu = config.get("learning_rate", 0.01), config.get("momentum", 0.9)
    buf = config.get("velocity")
    if buf is None:
        buf = dw.copy()
    else:
        buf = buf * mu + dw
    config["velocity"] = buf
    return w - lr * buf, config


def nesterov_momentum(w, dw, config=None):
    config = dict(config or {})
    lr, mu = config.get("learning_rate", 0.01), config.get("momentum", 0.9)
    buf = config.get("velocity")
    buf = dw.copy() if buf is None else buf * mu + dw
    config["velocity"] = buf
    return w - lr * (dw + mu * buf), config


def adamw(w, dw, config=None):
    config = dict(config or {})
    lr, b1, b2, eps, wd = (
        config.get(k, d)
        for k, d in (
            ("learning_rate", 1e-3),
            ("beta1", 0.9),
            ("beta2", 0.999),
            ("epsilon", 1e-8),
            ("weight_decay", 1e-2),
        )
    )
    st = config.get("state")
    if st is None:
        st = {"step": 0, "exp_avg": np.zeros_like(w), "exp_avg_sq": np.zeros_like(w)}
    st["step"] += 1
    param = w * (1 - lr * wd)
    st["exp_avg"] += (dw - st["exp_avg"]) * (1 - b1)
    st["exp_avg_sq"] *= b2
    st["exp_avg_sq"] += dw * dw * (1 - b2)
    bc1 = 1 - b1 ** st["step"]
    bc2 = 1 - b2 ** st["step"]
    denom = np.sqrt(st["exp_avg_sq"]) / math.sqrt(bc2) + eps
    config["state"] = st
    return param - lr / bc1 * st["exp_avg"] / denom, config


def amsgrad(w, dw, config=None):
    config = dict(config or {})
    lr, b1, b2, eps = (
        config.get(k, d)
        for k, d in (("learning_rate", 1e-3), ("beta1", 0.9), ("beta2", 0.999), ("epsilon", 1e-8))
    )
    t = config.get("t", 0) + 1
    m = config.get("m", 0) * b1 + (1 - b1) * dw
    v = config.get("v", 0) * b2 + (1 - b2) * dw**2
    mx = np.maximum(config.get("max", 0), v)
    config.update(t=t, m=m, v=v, max=mx)
    denom = np.sqrt(mx) / math.sqrt(1 - b2**t) + eps
    return w - lr / (1 - b1**t) * m / denom, config


def adamax(w, dw, config=None):
    config = dict(config or {})
    lr, b1, b2, eps = (
        config.get(k, d)
        for k, d in (("learning_rate", 2e-3), ("beta1", 0.9), ("beta2", 0.999), ("epsilon", 1e-8))
    )
    t = config.get("t", 0) + 1
    m = config.get("m", np.zeros_like(w)) * b1 + (1 - b1) * dw
    u = np.stack([config.get("u", np.zeros_like(w)) * b2, np.abs(dw) + eps]).max(0)
    config.update(t=t, m=m, u=u)
    return w - lr / (1 - b1**t) * m / u, config


def nadam(w, dw, config=None):
    config = dict(config or {})
    lr, b1, b2, eps, psi = (
        config.get(k, d)
        for k, d in (
            ("learning_rate", 2e-3),
            ("beta1", 0.9),
            ("beta2", 0.999),
            ("epsilon", 1e-8),
            ("momentum_decay", 4e-3),
        )
    )
    t = config.get("t", 0) + 1
    prod = config.get("prod", 1.0)
    m = config.get("m", np.zeros_like(w)) * b1 + (1 - b1) * dw
    v = config.get("v", np.zeros_like(w)) * b2 + (1 - b2) * dw**2
    mu = b1 * (1.0 - 0.5 * (0.96 ** (t * psi)))
    mu_next = b1 * (1.0 - 0.5 * (0.96 ** ((t + 1) * psi)))
    prod *= mu
    config.update(t=t, m=m, v=v, prod=prod)
    denom = np.sqrt(v / (1 - b2**t)) + eps
    w = w - lr * (1.0 - mu) / (1.0 - prod) * dw / denom
    return w - lr * mu_next / (1.0 - prod * mu_next) * m / denom, config


def adadelta(w, dw, config=None):
    config = dict(config or {})
    lr, rho, eps = config.get("learning_rate", 1.0), config.get("rho", 0.95), config.get("epsilon", 1e-6)
    sq = config.get("square_avg", np.zeros_like(w))
    ac = config.get("acc_delta", np.zeros_like(w))
    sq = rho * sq + (1 - rho) * dw * dw
    std = np.sqrt(sq + eps)
    delta = np.sqrt(ac + eps) / std * dw
    ac = rho * ac + (1 - rho) * delta * delta
    config.update(square_avg=sq, acc_delta=ac)
    return w - lr * delta, config


def clip_by_norm(grads, max_norm):
    norms = [np.linalg.norm(g) for g in grads]
    total = np.linalg.norm(np.stack(norms))
    coef = min(1.0, float(max_norm / (total + 1e-6)))
    return [g * coef for g in grads]


class ReduceOnPlateau:
    def __init__(self, factor, patience, min_delta=0.0, min_lr=0.0):
        self.factor, self.patience, self.threshold, self.min_lr = factor, patience, min_delta, min_lr
        self.best = float("inf")
        self.num_bad = 0

    def step(self, loss, lr):
        if loss < self.best - self.threshold:
            self.best = loss
            self.num_bad = 0
        else:
            self.num_bad += 1
        if self.num_bad > self.patience:
            new = max(lr * self.factor, self.min_lr)
            if lr - new > 1e-8:
                lr = new
            self.num_bad = 0
        return lr


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0):
        self.patience, self.min_delta = patience, min_delta
        self.best_loss = None
        self.best_epoch = None
        self.wait = 0

    def update(self, epoch, val_loss):
        if self.best_loss is None or val_loss < self.best_loss - self.min_delta:
            self.best_loss, self.best_epoch, self.wait = val_loss, epoch, 0
            return False
        self.wait += 1
        return self.wait >= self.patience
