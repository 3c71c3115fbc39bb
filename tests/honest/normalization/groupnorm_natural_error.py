"""Leaves the refusal to reshape, which raises ValueError by itself; 1 / (std + epsilon)."""

import numpy as np


def groupnorm_forward(x, gamma, beta, groups, gn_param):
    n, c, h, w = x.shape
    blocks = x.reshape(n, groups, c // groups, h, w)
    eps = gn_param.get("eps", 1e-5)
    std = blocks.std(axis=(2, 3, 4), keepdims=True)
    unit = (blocks - blocks.mean(axis=(2, 3, 4), keepdims=True)) / (std + eps)
    x_hat = unit.reshape(x.shape)
    out = gamma.reshape(1, c, 1, 1) * x_hat + beta.reshape(1, c, 1, 1)
    return out, (x_hat, unit, std, eps, gamma)


def groupnorm_backward(dout, cache):
    x_hat, unit, std, eps, gamma = cache
    d = (dout * gamma[:, None, None]).reshape(unit.shape)
    axes = (2, 3, 4)
    inverse = np.divide(1, std, out=np.zeros_like(std), where=std != 0)
    dx = (d - d.mean(axes, keepdims=True)) / (std + eps) - unit * (d * unit).mean(
        axes, keepdims=True
    ) * inverse
    return dx.reshape(dout.shape), (dout * x_hat).sum((0, 2, 3)), dout.sum((0, 2, 3))
