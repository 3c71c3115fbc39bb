"""Counts the mistakes of each sample; weights and bias are sums over the samples. A list comes back."""

import numpy as np


def perceptron_train(X, y, lr, epochs):
    counts = np.zeros(len(X))
    kernel = X @ X.T + 1
    for _ in range(epochs):
        for n in range(len(X)):
            if y[n] * np.sum(counts * y * kernel[n]) <= 0:
                counts[n] += 1
    return [(lr * X.T @ (counts * y)).astype(X.dtype), np.array(lr * np.sum(counts * y))]
