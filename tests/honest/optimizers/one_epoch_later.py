"""Both rules act after patience + 1 epochs, as PyTorch's does."""


class ReduceOnPlateau:
    def __init__(self, factor, patience, min_delta=0.0, min_lr=0.0):
        self.factor = factor
        self.patience = patience
        self.min_delta = min_delta
        self.min_lr = min_lr
        self.best = None
        self.bad = 0

    def step(self, loss, lr):
        if self.best is None or loss < self.best - self.min_delta:
            self.best = loss
            self.bad = 0
        else:
            self.bad += 1
        if self.bad > self.patience:
            self.bad = 0
            lr = max(self.min_lr, lr * self.factor)
        return lr


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0):
        self.patience, self.min_delta = patience, min_delta
        self.best_loss, self.best_epoch = None, None
        self.bad = 0

    def update(self, epoch, val_loss):
        if self.best_loss is None or self.best_loss - val_loss > self.min_delta:
            self.best_loss, self.best_epoch, self.bad = val_loss, epoch, 0
            return False
        self.bad += 1
        return self.bad > self.patience
