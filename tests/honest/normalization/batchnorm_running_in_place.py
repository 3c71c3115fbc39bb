"""The running statistics are changed in place, and defaults are left in bn_param; gradients as rows."""

import numpy as np


def batchnorm_forward(x, gamma, beta, bn_param):
    eps = bn_param.setdefault("eps", 1e-5)
    m = bn_param.setdefault("momentum", 0.9)
    if bn_param["mode"] == "train":
        mu = x.mean(0, keepdims=True)
        var = np.var(x, axis=0, ddof=0, keepdims=True)
        bn_param["running_mean"] *= m
        bn_param["running_mean"] += (1 - m) * mu[0]
        bn_param["running_var"][:] = m * bn_param["running_var"] + (1 - m) * var[0]
    elif bn_param["mode"] == "test":
        mu, var = bn_param["running_mean"], bn_param["running_var"]
    else:
        raise ValueError
    inv = (var + eps) ** -0.5
    xh = (x - mu) * inv
    return xh * gamma + beta, {"xh": xh, "inv": inv, "gamma": gamma, "train": bn_param["mode"] == "train"}


def batchnorm_backward(dout, cache):
    xh, inv, gamma = cache["xh"], cache["inv"], cache["gamma"]
    N = dout.shape[0]
    dg, db = np.einsum("nd,nd->d", dout, xh), dout.sum(0)
    if not cache["train"]:
        return dout * (gamma * inv), dg, db
    dx = gamma * inv / N * (N * dout - db - xh * dg)
    return dx, dg[None], db[None]


def spatial_batchnorm_forward(x, gamma, beta, bn_param):
    N, C, H, W = x.shape
    out, cache = batchnorm_forward(x.transpose(0, 2, 3, 1).reshape(-1, C), gamma, beta, bn_param)
    return out.reshape(N, H, W, C).transpose(0, 3, 1, 2), cache


def spatial_batchnorm_backward(dout, cache):
    N, C, H, W = dout.shape
    dx, dgamma, dbeta = batchnorm_backward(dout.transpose(0, 2, 3, 1).reshape(-1, C), cache)
    return dx.reshape(N, H, W, C).transpose(0, 3, 1, 2), dgamma, dbeta
