"""Scale and shift are folded into one affine map; the running statistics step towards the batch."""

import numpy as np


def batchnorm_forward(x, gamma, beta, bn_param):
    eps, m = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    if bn_param["mode"] not in ("train", "test"):
        raise ValueError("mode")
    train = bn_param["mode"] == "train"
    if train:
        mu, var = np.mean(x, axis=0), np.mean((x - np.mean(x, axis=0)) ** 2, axis=0)
        bn_param["running_mean"] = bn_param["running_mean"] - (1 - m) * (bn_param["running_mean"] - mu)
        bn_param["running_var"] = bn_param["running_var"] - (1 - m) * (bn_param["running_var"] - var)
    else:
        mu, var = bn_param["running_mean"], bn_param["running_var"]
    std = np.sqrt(var + eps)
    out = gamma / std * x + (beta - gamma * mu / std)
    return out, (x, mu, std, gamma, train)


def batchnorm_backward(dout, cache):
    x, mu, std, gamma, train = cache
    xh = (x - mu) / std
    dg = (dout * xh).sum(0)
    db = dout.sum(0)
    dx = dout * gamma / std
    if train:
        dx = dx - dx.mean(0) - xh * np.mean(dx * xh, 0)
    return dx, dg, db


def spatial_batchnorm_forward(x, gamma, beta, bn_param):
    N, C, H, W = x.shape
    out, cache = batchnorm_forward(x.transpose(0, 2, 3, 1).reshape(-1, C), gamma, beta, bn_param)
    return out.reshape(N, H, W, C).transpose(0, 3, 1, 2), cache


def spatial_batchnorm_backward(dout, cache):
    N, C, H, W = dout.shape
    dx, dgamma, dbeta = batchnorm_backward(dout.transpose(0, 2, 3, 1).reshape(-1, C), cache)
    return dx.reshape(N, H, W, C).transpose(0, 3, 1, 2), dgamma, dbeta
