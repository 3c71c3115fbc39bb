"""batchnorm of the transposed batch, with the scale applied outside."""

import numpy as np


def layernorm_forward(x, gamma, beta, ln_param):
    n = len(x)
    one, zero = np.ones(n, dtype=x.dtype), np.zeros(n, dtype=x.dtype)
    options = {"mode": "train", "eps": ln_param.get("eps", 1e-5), "running_mean": zero, "running_var": one}
    x_hat, cache = batchnorm_forward(x.T, one, zero, options)  # noqa: F821
    return gamma * x_hat.T + beta, (x_hat.T, gamma, cache)


def layernorm_backward(dout, cache):
    x_hat, gamma, inner = cache
    dx = batchnorm_backward((dout * gamma).T, inner)[0].T  # noqa: F821
    return dx, (dout * x_hat).sum(0), dout.sum(0)
