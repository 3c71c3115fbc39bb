"""The symmetric root of the inverse, seen from random orthonormal directions of the whole space."""

import numpy as np


class TooManyFilters(ValueError):
    pass


def whitening_init(patches, n_filters, rng, eps):
    _, C, h, w = patches.shape
    D = C * h * w
    if n_filters > D:
        raise TooManyFilters(n_filters, D)
    rows = np.array([p.ravel() for p in patches], dtype=np.float64)
    lam, E = np.linalg.eigh(np.cov(rows, rowvar=False, bias=True).reshape(D, D))
    zca = np.einsum("ij,j,kj->ik", E, (np.clip(lam, 0, None) + eps) ** -0.5, E)
    Q = orthogonal((n_filters, D), rng)  # noqa: F821
    return np.array(Q @ zca, dtype=patches.dtype).reshape(n_filters, C, h, w)
