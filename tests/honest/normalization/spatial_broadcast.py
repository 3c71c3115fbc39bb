"""Everything in the shape (1, C, 1, 1) by broadcasting, without moving an axis and without batchnorm."""

import numpy as np


def spatial_batchnorm_forward(x, gamma, beta, bn_param):
    g, b = gamma.reshape(1, -1, 1, 1), beta.reshape(1, -1, 1, 1)
    eps, m, mode = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9), bn_param["mode"]
    if mode == "train":
        mu, var = x.mean((0, 2, 3), keepdims=True), x.var((0, 2, 3), keepdims=True)
        bn_param["running_mean"] = m * bn_param["running_mean"] + (1 - m) * mu.ravel()
        bn_param["running_var"] = m * bn_param["running_var"] + (1 - m) * var.ravel()
    elif mode == "test":
        mu, var = (bn_param[name].reshape(1, -1, 1, 1) for name in ("running_mean", "running_var"))
    else:
        raise ValueError(mode)
    s = np.sqrt(var + eps)
    return g * ((x - mu) / s) + b, lambda dout: _back(dout, (x - mu) / s, s, g, mode)


def _back(dout, x_hat, s, g, mode):
    d = dout * g
    if mode == "train":
        d = d - d.mean((0, 2, 3), keepdims=True) - x_hat * (d * x_hat).mean((0, 2, 3), keepdims=True)
    return d / s, (dout * x_hat).sum((0, 2, 3)), dout.sum((0, 2, 3))


def spatial_batchnorm_backward(dout, cache):
    return cache(dout)
