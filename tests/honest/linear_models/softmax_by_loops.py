"""Sample by sample with outer products, in float64, the gradient stored column by column."""

import numpy as np


def softmax_regression_loss(W, X, y, reg):
    loss, dW = 0.0, np.zeros(W.shape, order="F")
    for i in range(X.shape[0]):
        scores = X[i].astype(float).dot(W)
        scores -= np.max(scores)
        exps = np.exp(scores)
        p = exps / np.sum(exps)
        loss -= scores[y[i]] - np.log(np.sum(exps))
        p[y[i]] -= 1
        dW += np.outer(X[i], p)
    loss = loss / X.shape[0] + reg * np.sum(W * W)
    dW /= X.shape[0]
    dW += reg * 2 * W
    return loss, dW.astype(W.dtype, order="F")
