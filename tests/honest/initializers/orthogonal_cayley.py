"""Cayley's formula: an antisymmetric matrix becomes a rotation."""

import numpy as np


def orthogonal(shape, rng, gain=1.0):
    rows, columns = shape[0], int(np.prod(shape[1:]))
    a = rng.standard_normal((max(rows, columns),) * 2)
    a, eye = a - a.T, np.eye(max(rows, columns))
    q = np.linalg.solve(eye + a, eye - a)
    return np.array(gain * q[:rows, :columns]).reshape(shape)
