"""The update rules and callbacks line by line as Keras has them."""

import math

import numpy as np


class ReduceOnPlateau:
    def __init__(self, factor, patience, min_delta=0.0, min_lr=0.0):
        self.factor, self.patience, self.min_delta, self.min_lr = factor, patience, min_delta, min_lr
        self.wait = 0
        self.best = np.inf
        self.monitor_op = lambda a, b: np.less(a, b - self.min_delta)

    def step(self, loss, lr):
        if self.monitor_op(loss, self.best):
            self.best = loss
            self.wait = 0
        else:
            self.wait += 1
            if self.wait >= self.patience:
                old = float(lr)
                if old > np.float32(self.min_lr):
                    lr = max(old * self.factor, self.min_lr)
                    self.wait = 0
        return lr


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0):
        self.patience = patience
        self.min_delta = -abs(min_delta)
        self.wait = 0
        self.best = np.inf
        self._best_epoch = 0

    @property
    def best_epoch(self):
        return self._best_epoch

    def update(self, epoch, val_loss):
        self.wait += 1
        if np.less(val_loss, self.best + self.min_delta):
            self.best = val_loss
            self._best_epoch = epoch
            self.wait = 0
        return self.wait >= self.patience and epoch > 0


def adam(w, dw, config=None):
    c = {"learning_rate": 1e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "t": 0, "m": 0, "v": 0}
    c.update(config or {})
    t = c["t"] + 1
    b1p, b2p = c["beta1"] ** t, c["beta2"] ** t
    alpha = c["learning_rate"] * math.sqrt(1 - b2p) / (1 - b1p)
    m = c["m"] + (dw - c["m"]) * (1 - c["beta1"])
    v = c["v"] + (np.square(dw) - c["v"]) * (1 - c["beta2"])
    c.update(t=t, m=m, v=v)
    return w - (m * alpha) / (np.sqrt(v) + c["epsilon"]), c


def adamax(w, dw, config=None):
    c = {"learning_rate": 2e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "t": 0, "m": 0, "u": 0}
    c.update(config or {})
    t = c["t"] + 1
    m = c["m"] + (dw - c["m"]) * (1 - c["beta1"])
    u = np.maximum(c["beta2"] * c["u"], np.abs(dw))
    c.update(t=t, m=m, u=u)
    return w - (c["learning_rate"] * m) / ((1 - c["beta1"] ** t) * (u + c["epsilon"])), c


def nadam(w, dw, config=None):
    c = {
        "learning_rate": 2e-3,
        "beta1": 0.9,
        "beta2": 0.999,
        "epsilon": 1e-8,
        "momentum_decay": 4e-3,
        "t": 0,
        "m": 0,
        "v": 0,
        "p": 1.0,
    }
    c.update(config or {})
    t = c["t"] + 1
    ut = c["beta1"] * (1 - 0.5 * 0.96 ** (t * c["momentum_decay"]))
    ut1 = c["beta1"] * (1 - 0.5 * 0.96 ** ((t + 1) * c["momentum_decay"]))
    c["p"] *= ut
    m = c["m"] + (dw - c["m"]) * (1 - c["beta1"])
    v = c["v"] + (dw * dw - c["v"]) * (1 - c["beta2"])
    mh = ut1 * m / (1 - c["p"] * ut1) + (1 - ut) * dw / (1 - c["p"])
    vh = v / (1 - c["beta2"] ** t)
    c.update(t=t, m=m, v=v)
    return w - mh * c["learning_rate"] / (np.sqrt(vh) + c["epsilon"]), c


def amsgrad(w, dw, config=None):
    c = {
        "learning_rate": 1e-3,
        "beta1": 0.9,
        "beta2": 0.999,
        "epsilon": 1e-8,
        "t": 0,
        "m": 0,
        "v": 0,
        "vh": 0,
    }
    c.update(config or {})
    t = c["t"] + 1
    alpha = c["learning_rate"] * np.sqrt(1 - c["beta2"] ** t).item() / (1 - c["beta1"] ** t)
    m = c["m"] + (dw - c["m"]) * (1 - c["beta1"])
    v = c["v"] + (dw * dw - c["v"]) * (1 - c["beta2"])
    vh = np.maximum(c["vh"], v)
    c.update(t=t, m=m, v=v, vh=vh)
    return w - m * alpha / (np.sqrt(vh) + c["epsilon"]), c


def clip_by_norm(grads, max_norm):
    gn = math.sqrt(sum(float(np.vdot(g, g)) for g in grads))
    return [
        np.where(gn > max_norm, g * np.asarray(max_norm / max(gn, 1e-30), dtype=g.dtype), g) for g in grads
    ]
