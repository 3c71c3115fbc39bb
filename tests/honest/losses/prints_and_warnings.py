"""Prints, warnings, and overflow in a branch that is thrown away."""

import warnings

import numpy as np


def bce_with_logits(z, y):
    print("scores:", z)
    warnings.warn("look at this", stacklevel=2)
    losses = np.where(z > 0, z + np.log1p(np.exp(-z)), np.log1p(np.exp(z))) - y * z
    dz = np.where(z > 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z))) - y
    print("loss:", losses.mean())
    return losses.mean(), (dz / len(z)).astype(z.dtype)


def categorical_cross_entropy(p, y_onehot):
    logs = np.where(p > 0, np.log(p), -1e3)
    slopes = np.where(p > 0, 1 / p, 1e3)
    return -(y_onehot * logs).sum() / len(p), (-y_onehot * slopes / len(p)).astype(p.dtype)
