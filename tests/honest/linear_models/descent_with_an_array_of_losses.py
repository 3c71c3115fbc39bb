"""A copy that changes in place, the history as an array made beforehand, a list of both comes back."""

import numpy as np


def gradient_descent(loss, w, lr, steps):
    w = w.copy(order="K")
    history = np.zeros(steps)
    for i in range(steps):
        history[i], gradient = loss(w)
        w -= lr * gradient
    return [w, history]
