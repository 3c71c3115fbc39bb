"""1 / (std + epsilon), with the gradient that belongs to it."""

import numpy as np


def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    mode = bn_param["mode"]
    if mode == "train":
        mu, var = x.mean(axis=0), x.var(axis=0)
        bn_param["running_mean"] = momentum * bn_param["running_mean"] + (1 - momentum) * mu
        bn_param["running_var"] = momentum * bn_param["running_var"] + (1 - momentum) * var
    elif mode == "test":
        mu, var = bn_param["running_mean"], bn_param["running_var"]
    else:
        raise ValueError(mode)
    std = np.sqrt(var)
    x_hat = (x - mu) / (std + eps)
    return gamma * x_hat + beta, (x - mu, std, eps, gamma, mode, x_hat)


def batchnorm_backward(dout, cache):
    centred, std, eps, gamma, mode, x_hat = cache
    d = dout * gamma
    dx = d / (std + eps)
    if mode == "train":
        safe = np.where(std > 0, std, 1)
        dstd = -(d * centred).sum(axis=0) / (std + eps) ** 2
        dx = dx + dstd * centred / (safe * len(d)) - d.mean(axis=0) / (std + eps)
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


def spatial_batchnorm_forward(x, gamma, beta, bn_param):
    last = np.moveaxis(x, 1, -1)
    rows, cache = batchnorm_forward(last.reshape(-1, x.shape[1]), gamma, beta, bn_param)
    return np.moveaxis(rows.reshape(last.shape), -1, 1), (last.shape, cache)


def spatial_batchnorm_backward(dout, cache):
    shape, inner = cache
    dx, dgamma, dbeta = batchnorm_backward(np.moveaxis(dout, 1, -1).reshape(-1, shape[-1]), inner)
    return np.moveaxis(dx.reshape(shape), -1, 1), dgamma, dbeta
