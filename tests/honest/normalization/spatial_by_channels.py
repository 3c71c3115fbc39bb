"""One channel after the other, each as a column for batchnorm with a dict of its own."""

import numpy as np


def spatial_batchnorm_forward(x, gamma, beta, bn_param):
    if bn_param["mode"] not in ("train", "test"):
        raise ValueError(bn_param["mode"])
    out, caches = np.empty_like(x), []
    means, variances = bn_param["running_mean"].copy(), bn_param["running_var"].copy()
    for c in range(x.shape[1]):
        one = {**bn_param, "running_mean": means[c : c + 1], "running_var": variances[c : c + 1]}
        column, cache = batchnorm_forward(x[:, c].reshape(-1, 1), gamma[c : c + 1], beta[c : c + 1], one)  # noqa: F821
        out[:, c] = column.reshape(x[:, c].shape)
        means[c], variances[c] = one["running_mean"][0], one["running_var"][0]
        caches.append(cache)
    bn_param.update(running_mean=means, running_var=variances)
    return out, caches


def spatial_batchnorm_backward(dout, cache):
    parts = [batchnorm_backward(dout[:, c].reshape(-1, 1), part) for c, part in enumerate(cache)]  # noqa: F821
    dx = np.stack([dx.reshape(dout[:, 0].shape) for dx, _, _ in parts], axis=1)
    return dx, np.concatenate([p[1] for p in parts]), np.concatenate([p[2] for p in parts])
