"""1 / (std + epsilon), with the gradient that belongs to it, computed in float64 and cast back."""

import numpy as np


def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param.get("eps", 1e-5)
    wide = x.astype(np.float64)
    centred = wide - wide.mean(1, keepdims=True)
    std = centred.std(1, keepdims=True)
    out = gamma * centred / (std + eps) + beta
    return out.astype(x.dtype), (centred, std, eps, gamma)


def layernorm_backward(dout, cache):
    centred, std, eps, gamma = cache
    d = dout.astype(np.float64) * gamma
    dstd = -(d * centred).sum(1, keepdims=True) / (std + eps) ** 2
    with np.errstate(divide="ignore", invalid="ignore"):
        through = np.nan_to_num(dstd * centred / std / d.shape[1])
    dx = (d - d.mean(1, keepdims=True)) / (std + eps) + through
    dgamma = (dout * centred / (std + eps)).sum(0)
    return dx.astype(dout.dtype), dgamma.astype(dout.dtype), dout.sum(0)
