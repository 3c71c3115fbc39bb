"""Gram and Schmidt, twice for good measure, on uniform numbers."""

import numpy as np


def orthogonal(shape, rng, gain=1.0):
    rows, columns = shape[0], int(np.prod(shape[1:]))
    basis = []
    while len(basis) < min(rows, columns):
        v = rng.uniform(-1, 1, max(rows, columns))
        for _ in range(2):
            for b in basis:
                v = v - (v @ b) * b
        if np.linalg.norm(v) > 1e-3:
            basis.append(v / np.linalg.norm(v))
    matrix = np.array(basis)
    return gain * (matrix if rows <= columns else matrix.T).reshape(shape)
