"""Plain loops over samples, classes and features."""

import numpy as np


def linear_scores(X, W, b):
    N, D = X.shape
    C = W.shape[1]
    scores = np.zeros((N, C)).astype(X.dtype)
    for n in range(N):
        for c in range(C):
            s = float(b[c])
            for d in range(D):
                s += X[n, d] * W[d, c]
            scores[n, c] = s
    return scores


def predict_classes(scores):
    y_pred = np.zeros(len(scores))  # classes as floats
    for n, row in enumerate(scores):
        best = 0
        for c in range(1, len(row)):
            if row[c] >= row[best]:  # of equal scores the last wins
                best = c
        y_pred[n] = best
    return y_pred


def accuracy(y_pred, y):
    right = 0
    for a, b in zip(y_pred, y, strict=True):
        if a == b:
            right += 1
    return right / len(y)
