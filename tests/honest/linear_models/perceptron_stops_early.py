"""Stops after an epoch without a mistake; the sign of the score is compared with the label."""

import numpy as np


def perceptron_train(X, y, lr, epochs):
    w, b = np.zeros_like(X[0]), 0
    for _ in range(epochs):
        errors = 0
        for xi, yi in zip(X, y, strict=True):
            if np.sign(np.dot(w, xi) + b) != yi:
                w = w + (lr * yi * xi).astype(X.dtype)
                b = b + lr * int(yi)
                errors += 1
        if errors == 0:
            break
    return w, b
