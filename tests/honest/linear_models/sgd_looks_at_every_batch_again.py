"""Looks at each batch after its update; the batches come from split, the arguments are given by name."""

import numpy as np


def sgd_train(loss, w, X, y, lr, batch_size, epochs, rng):
    history = []
    for _ in range(epochs):
        order = np.argsort(rng.random(len(X)))
        for part in np.split(order, range(batch_size, len(X), batch_size)):
            _, gradient = loss(w=w, X=X[part], y=y[part])
            w = w - lr * gradient
            history.append(np.asarray(loss(w=w, X=X[part], y=y[part])[0]))
    return w, tuple(history)
