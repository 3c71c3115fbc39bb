"""The probability of what was true, at least the smallest number of its dtype; the slope may overflow the warning."""

import numpy as np


def binary_cross_entropy(p, y):
    true = np.maximum(np.abs(1 - y - p).astype(p.dtype), np.finfo(p.dtype).tiny)
    return float(-np.log(true).mean()), ((1 - 2 * y) / true / len(p)).astype(p.dtype)


def bce_with_logits(z, y):
    half = 0.5 * (1 + np.tanh(0.5 * z))
    return float(np.logaddexp(0, -(2 * y - 1) * z).sum()) / len(z), ((half - y) / len(z)).astype(z.dtype)
