"""Leaves a counter, the normalized batch and a function in bn_param; the running mean is a weighted average."""

import numpy as np


def batchnorm_forward(x, gamma, beta, bn_param):
    mode, old = bn_param["mode"], bn_param.get("momentum", 0.9)
    if mode == "train":
        mean, var = x.mean(0), ((x[:, None] - x[None]) ** 2).sum((0, 1)) / (2 * len(x) ** 2)
        for name, now in (("running_mean", mean), ("running_var", var)):
            bn_param[name] = np.average([bn_param[name], now], axis=0, weights=[old, 1 - old])
    elif mode == "test":
        mean, var = bn_param["running_mean"], bn_param["running_var"]
    else:
        raise ValueError(mode)
    root = np.sqrt(var + bn_param.get("eps", 1e-5))
    x_hat = (x - mean) / root
    bn_param["calls"] = bn_param.get("calls", 0) + 1
    bn_param["x_hat"] = x_hat
    bn_param["again"] = lambda: x_hat
    return gamma * x_hat + beta, [x_hat, root, gamma, mode]


def batchnorm_backward(dout, cache):
    mode, gamma, root, x_hat = (cache.pop() for _ in range(4))  # its own: used up
    d = dout * gamma
    if mode == "train":
        d = d - d.mean(0) - x_hat * (d * x_hat).mean(0)
    return [d / root, (dout * x_hat).sum(0), dout.sum(0)]
