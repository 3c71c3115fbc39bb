"""A sigmoid that overflows in the branch that is thrown away, and logaddexp."""

import numpy as np


def logistic_loss(w, X, y, reg):
    z = np.dot(X, w)
    sigmoid = np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))
    loss = np.mean(np.logaddexp(0, z) - y * z) + reg * np.linalg.norm(w) ** 2
    error = (sigmoid - y) / y.shape[0]
    gradient = error.dot(X) + 2 * reg * w
    return loss, gradient.astype(w.dtype)
