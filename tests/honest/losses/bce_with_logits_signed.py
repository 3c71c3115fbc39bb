"""Labels as -1 and 1: one formula for both classes."""

import numpy as np


def bce_with_logits(z, y):
    sign = np.where(y == 1, -1, 1).astype(z.dtype)
    s = sign * z  # how far the score is on the wrong side
    small = np.exp(-np.abs(s))
    loss = (np.maximum(s, 0) + np.log1p(small)).mean()
    chance = np.where(s > 0, 1, small) / (1 + small)
    return loss, sign * chance / len(z)
