"""Backward as a matrix: the gradient projected off the ones and off the normalized feature."""

import numpy as np


def batchnorm_backward(dout, cache):
    x, mean, inverse_std, gamma, mode = cache
    x_hat = (x - mean).astype(x.dtype) * inverse_std
    n = dout.shape[0]
    dx = np.zeros_like(dout)
    for j in range(dout.shape[1]):
        jacobian = np.eye(n, dtype=dout.dtype)
        if mode == "train":
            jacobian = jacobian - 1 / n - np.outer(x_hat[:, j], x_hat[:, j]) / n
        dx[:, j] = inverse_std[j] * gamma[j] * (jacobian @ dout[:, j])
    return dx, np.einsum("nd,nd->d", dout, x_hat), np.ones(n, dtype=dout.dtype) @ dout
