"""The normaliser by logaddexp, and the probabilities from their logarithms."""

import numpy as np


def softmax_loss(x, y):
    n = len(x)
    logs = x - np.logaddexp.reduce(x, axis=1, keepdims=True)
    t = np.equal.outer(y, np.arange(x.shape[1]))
    return -logs[t].sum() / n, ((np.exp(logs) - t) / n).astype(x.dtype)
