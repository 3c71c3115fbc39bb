"""Positive and negative scores apart."""

import numpy as np


def bce_with_logits(z, y):
    losses, dz = np.empty_like(z), np.empty_like(z)
    up, down = z >= 0, z < 0
    losses[up] = z[up] * (1 - y[up]) + np.log(1 + np.exp(-z[up]))
    losses[down] = np.log(1 + np.exp(z[down])) - z[down] * y[down]
    dz[up] = 1 / (1 + np.exp(-z[up])) - y[up]
    dz[down] = np.exp(z[down]) / (1 + np.exp(z[down])) - y[down]
    dz /= len(z)
    return losses.sum() / len(z), dz
