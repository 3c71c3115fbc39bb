"""h is the distance of the two points, so that each is half of it away."""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    grad = np.zeros(x.shape, dtype=np.float32 if x.dtype == np.float32 else np.float64)
    for index in np.ndindex(*x.shape):
        points = np.stack([x, x]).astype(np.float64)
        points[(0, *index)] += h / 2
        points[(1, *index)] -= h / 2
        grad[index] = (f(points[0]) - f(points[1])) / h
    return grad
