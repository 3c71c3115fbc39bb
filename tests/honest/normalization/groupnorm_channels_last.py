"""A group is a row; scale and shift are applied with the channels moved last."""

import numpy as np


def groupnorm_forward(x, gamma, beta, groups, gn_param):
    if x.shape[1] % groups:
        raise ValueError("groups")
    eps = gn_param.get("eps", 1e-5)
    parts = x.reshape(len(x) * groups, -1)
    xh = ((parts.T - parts.mean(1)) / np.sqrt(parts.var(1) + eps)).T
    iv = 1 / np.sqrt(parts.var(1) + eps)
    xh4 = np.ascontiguousarray(xh).reshape(x.shape)
    return np.moveaxis(np.moveaxis(xh4, 1, -1) * gamma + beta, -1, 1), (xh4, iv, gamma)


def groupnorm_backward(dout, cache):
    xh4, iv, gamma = cache
    g = np.moveaxis(np.moveaxis(dout, 1, -1) * gamma, -1, 1).reshape(len(iv), -1)
    h = xh4.reshape(len(iv), -1)
    M = g.shape[1]
    dx = iv[:, None] / M * (M * g - g.sum(1)[:, None] - h * (g * h).sum(1)[:, None])
    return dx.reshape(dout.shape), (dout * xh4).sum((0, 2, 3)), dout.sum((0, 2, 3))
