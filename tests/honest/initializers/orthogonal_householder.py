"""A product of random mirrors, of which the needed corner is cut out."""

import math

import numpy as np


def orthogonal(shape, rng, gain=1.0):
    rows, columns = shape[0], math.prod(shape[1:])
    matrix = np.eye(max(rows, columns))
    for _ in range(len(matrix)):
        v = rng.normal(size=len(matrix))
        v /= np.linalg.norm(v)
        matrix -= 2 * np.outer(matrix @ v, v)
    return gain * matrix[:rows, :columns].reshape(shape)
