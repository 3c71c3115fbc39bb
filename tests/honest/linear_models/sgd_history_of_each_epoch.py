"""The mean of the batches' losses for each epoch; one order that is shuffled further each time."""

import numpy as np


def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
    order, history = np.arange(len(X)), []
    w = np.copy(w)
    for _ in range(epochs):
        rng.shuffle(order)
        values = []
        for start in range(0, len(order), batch_size):
            part = order[start : start + batch_size]
            value, gradient = loss(w, X[part], y[part])
            values.append(value)
            w -= lr * gradient
        history.append(np.mean(values))
    return w, np.array(history)
