"""Pairs of sample and label change places in a list; the loss after each update is kept."""

import numpy as np


def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
    data = list(zip(X, y, strict=True))
    history = []
    for _ in range(epochs):
        for i in range(len(data) - 1, 0, -1):
            j = rng.integers(i + 1)
            data[i], data[j] = data[j], data[i]
        for s in range(0, len(data), batch_size):
            xs, ys = zip(*data[s : s + batch_size], strict=True)
            _, g = loss(w, np.array(xs), np.array(ys))
            w = w - lr * g
            history.append(loss(w, np.array(xs), np.array(ys))[0])
    return w, history
