"""The bias as a last weight, a step by (label - prediction) / 2, and Python's own floats."""

import numpy as np


def perceptron_train(X, y, lr, epochs):
    rows = [[float(v) for v in row] + [1.0] for row in X]
    v = [0.0] * len(rows[0])
    epoch = 0
    while epoch < epochs:
        for row, label in zip(rows, y.tolist(), strict=True):
            score = sum(a * b for a, b in zip(v, row, strict=True))
            guess = 1 if score > 0 else (-1 if score < 0 else -label)
            v = [a + lr * (label - guess) / 2 * b for a, b in zip(v, row, strict=True)]
        epoch += 1
    return np.array(v[:-1], dtype=X.dtype), v[-1]
