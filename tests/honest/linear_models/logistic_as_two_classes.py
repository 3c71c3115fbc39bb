"""Logistic regression as a softmax over the scores 0 and z, with loops over the samples."""

import numpy as np


def logistic_loss(w, X, y, reg):
    total, dw = 0.0, np.zeros(len(w))
    for x, label in zip(X, y, strict=True):
        s = np.array([0.0, float(np.dot(w, x))])
        top = s.max()
        logsum = top + np.log(np.sum(np.exp(s - top)))
        total += logsum - s[label]
        dw += (np.exp(s[1] - logsum) - label) * x
    penalty = sum(float(v) ** 2 for v in w)
    return float(total / len(X) + reg * penalty), (dw / len(X) + reg * w + reg * w).astype(w.dtype)
