"""Each feature's whole Jacobian is written out as a matrix."""

import numpy as np


def batchnorm_backward(dout, cache):
    x, gamma, eps, train, rm, rv = cache
    N, D = x.shape
    if not train:
        s = np.sqrt(rv + eps)
        return dout * gamma / s, (dout * (x - rm) / s).sum(0), dout.sum(0)
    dx = np.zeros_like(x)
    mu, var = x.mean(0), x.var(0)
    s = np.sqrt(var + eps)
    xh = (x - mu) / s
    for d in range(D):
        J = (np.eye(N, dtype=x.dtype) - 1 / N - np.outer(xh[:, d], xh[:, d]) / N) / s[d]
        dx[:, d] = J @ (dout[:, d] * gamma[d])
    return dx, (dout * xh).sum(0), dout.sum(0)


def batchnorm_forward(x, gamma, beta, bn_param):
    eps, m = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    train = {"train": True, "test": False}.get(bn_param["mode"])
    if train is None:
        raise ValueError
    rm, rv = bn_param["running_mean"], bn_param["running_var"]
    if train:
        out = gamma * (x - x.mean(0)) / np.sqrt(x.var(0) + eps) + beta
        bn_param.update(running_mean=m * rm + (1 - m) * x.mean(0), running_var=m * rv + (1 - m) * x.var(0))
    else:
        out = gamma * (x - rm) / np.sqrt(rv + eps) + beta
    return out, (x, gamma, eps, train, rm, rv)


def spatial_batchnorm_forward(x, gamma, beta, bn_param):
    N, C, H, W = x.shape
    out, cache = batchnorm_forward(x.transpose(0, 2, 3, 1).reshape(-1, C), gamma, beta, bn_param)
    return out.reshape(N, H, W, C).transpose(0, 3, 1, 2), cache


def spatial_batchnorm_backward(dout, cache):
    N, C, H, W = dout.shape
    dx, dgamma, dbeta = batchnorm_backward(dout.transpose(0, 2, 3, 1).reshape(-1, C), cache)
    return dx.reshape(N, H, W, C).transpose(0, 3, 1, 2), dgamma, dbeta
