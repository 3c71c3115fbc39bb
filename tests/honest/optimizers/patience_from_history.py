"""The whole history is kept, and best_epoch is worked out when it is asked for; numbers of NumPy's come back."""

import numpy as np


class ReduceOnPlateau:
    def __init__(self, factor, patience, min_delta=0.0, min_lr=0.0):
        self.settings = {"factor": factor, "patience": patience, "min_delta": min_delta, "min_lr": min_lr}
        self.losses, self.last = [], -1

    def step(self, loss, lr):
        self.losses.append(loss)
        best, last_better = np.inf, 0
        for epoch, each in enumerate(self.losses):
            if each < best - self.settings["min_delta"]:
                best, last_better = each, epoch
        now = len(self.losses) - 1
        if now - max(last_better, self.last) >= self.settings["patience"]:
            self.last = now
            return np.maximum(lr * self.settings["factor"], self.settings["min_lr"])
        return np.float64(lr)


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, verbose=False):
        self.patience, self.min_delta, self.history = patience, min_delta, {}

    @property
    def best_epoch(self):
        best = None
        for epoch, loss in self.history.items():
            if best is None or loss < self.history[best] - self.min_delta:
                best = epoch
        return best

    def update(self, epoch, val_loss):
        self.history[epoch] = val_loss
        return np.bool_(epoch - self.best_epoch >= self.patience)
