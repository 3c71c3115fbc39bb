"""Computes in float64 and casts at the end; labels are turned into floats first."""

import numpy as np


def logistic_loss(w, X, y, reg):
    dtype = w.dtype
    w, X, y = (np.asarray(a, dtype=np.float64) for a in (w, X, y))
    z = X @ w
    p = 0.5 * (1 + np.tanh(0.5 * z))
    loss = np.sum(np.maximum(z, 0) - z * y + np.log1p(np.exp(-abs(z)))) / z.size
    return loss + reg * w @ w, ((p - y) @ X / z.size + 2 * reg * w).astype(dtype)


def svm_regression_loss(W, X, y, reg):
    dtype = W.dtype
    W, X = W.astype(float), X.astype(float)
    Y = np.eye(W.shape[1])[y]
    S = X @ W
    M = (S - (S * Y).sum(1, keepdims=True) + 1) * (1 - Y)
    A = (M > 0) * 1.0
    A = A - Y * A.sum(1, keepdims=True)
    return float((M * (M > 0)).sum(1).mean() + reg * (W**2).sum()), (X.T @ A / len(X) + 2 * reg * W).astype(
        dtype
    )
