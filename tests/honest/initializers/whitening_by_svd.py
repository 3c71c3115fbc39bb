"""Singular values of the centred patches, over N - 1; nothing is drawn at all."""

import numpy as np


def whitening_init(patches, n_filters, rng, eps):
    flat = patches.reshape(patches.shape[0], -1)
    if n_filters > flat.shape[1]:
        raise ValueError("too many filters")
    _, s, vt = np.linalg.svd(flat - flat.mean(0), full_matrices=False)
    lam = s**2 / (len(flat) - 1)
    w = vt / np.sqrt(lam + eps)[:, None]
    return w[:n_filters].reshape([n_filters, *patches.shape[1:]]).astype(patches.dtype)
