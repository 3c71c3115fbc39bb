"""One minus the share of mistakes, in float32, as an array without axes."""

import numpy as np


def accuracy(y_pred, y):
    return np.array(1 - np.count_nonzero(y_pred - y) / y.size, dtype=np.float32)
