"""Once more through all batches at the end of an epoch, for a mean in which every sample counts the same."""

import numpy as np


def _batches(X, y, batch_size, order):
    for start in range(0, len(order), batch_size):
        yield (
            X.take(order[start : start + batch_size], axis=0),
            y.take(order[start : start + batch_size], axis=0),
        )


def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
    history = []
    for _ in range(epochs):
        order = rng.choice(len(X), size=len(X), replace=False)
        for part, labels in _batches(X, y, batch_size, order):
            w = np.subtract(w, np.multiply(lr, loss(w, part, labels)[1], dtype=w.dtype))
        total = sum(
            loss(w, part, labels)[0] * len(part) for part, labels in _batches(X, y, batch_size, order)
        )
        history.append(total / len(X))
    return w, history
