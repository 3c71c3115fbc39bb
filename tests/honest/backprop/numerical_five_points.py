"""Five points instead of two: centred, too, and exact up to the fourth power."""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    centre = np.array(x, dtype=np.float64)

    def at(index, steps):
        point = centre.copy()
        point[index] += steps * h
        return f(point)

    grad = np.zeros(centre.shape, dtype=np.result_type(x.dtype, np.float32))
    for index in np.ndindex(centre.shape):
        near = at(index, 1) - at(index, -1)
        far = at(index, 2) - at(index, -2)
        grad[index] = (8 * near - far) / (12 * h)
    return grad
