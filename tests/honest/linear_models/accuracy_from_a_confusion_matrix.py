"""The trace of the confusion matrix over its sum; a NumPy number comes back."""

import numpy as np


def accuracy(y_pred, y):
    C = max(y_pred.max(), y.max()) + 1
    confusion = np.zeros((C, C), dtype=int)
    np.add.at(confusion, (y, y_pred), 1)
    return np.trace(confusion) / confusion.sum()
