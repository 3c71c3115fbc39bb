"""A shared base class and a countdown; True and False as 1 and 0, the best epoch as a number of NumPy's."""

from dataclasses import dataclass, field

import numpy as np


@dataclass
class Countdown:
    patience: int
    min_delta: float = 0.0
    best: float = field(default=float("inf"), init=False)
    left: int = field(default=0, init=False)

    def __post_init__(self):
        self.left = self.patience

    def look(self, loss):
        better = self.best - loss > self.min_delta
        self.left = self.patience if better else self.left - 1
        self.best = loss if better else self.best
        return better


class ReduceOnPlateau(Countdown):
    def __init__(self, factor, patience, min_delta=0.0, min_lr=0.0):
        super().__init__(patience, min_delta)
        self.factor, self.min_lr = factor, min_lr

    def step(self, loss, lr):
        self.look(loss)
        if self.left > 0:
            return lr
        self.left = self.patience
        return sorted([lr * self.factor, self.min_lr])[1]


class EarlyStopping(Countdown):
    best_epoch = None

    def update(self, epoch, val_loss):
        if self.look(val_loss):
            self.best_epoch = np.int64(epoch)
        return int(self.left <= 0)
