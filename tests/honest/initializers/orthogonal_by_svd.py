"""The factors of a singular value decomposition; no signs are mended."""

import numpy as np


def orthogonal(shape, rng, gain=1.0):
    flat = (shape[0], int(np.prod(shape[1:])))
    u, _, vt = np.linalg.svd(rng.normal(size=flat), full_matrices=False)
    return (gain * (u if u.shape == flat else vt)).reshape(shape)
