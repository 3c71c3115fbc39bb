"""Some rows and columns of a square orthogonal matrix: the eigenvectors of a symmetric one."""

import numpy as np


def orthogonal(shape, rng, gain=1):
    rows, columns = shape[0], int(np.prod(shape[1:]))
    a = rng.standard_normal((max(rows, columns),) * 2)
    _, q = np.linalg.eigh(a + a.T)
    return (q[:rows, :columns] * gain).reshape(shape)
