"""The inverse of a Cholesky factor whitens, too; np.cov divides by N - 1."""

import numpy as np


def whitening_init(patches, n_filters, rng, eps):
    flat = patches.reshape(len(patches), -1).astype(np.float64)
    D = flat.shape[1]
    if n_filters > D:
        raise ValueError(f"{n_filters} filters, but only {D} dimensions")
    L = np.linalg.cholesky(np.cov(flat.T).reshape(D, D) + eps * np.eye(D))
    inverse = np.linalg.inv(L)[:n_filters]
    return inverse.reshape(n_filters, *patches.shape[1:]).astype(patches.dtype, order="F")
