"""One small step at a time, forward and back, as a computational graph; features one by one in a loop."""

import numpy as np


def batchnorm_forward(x, gamma, beta, bn_param):
    if bn_param["mode"] not in {"train", "test"}:
        raise ValueError(f"mode must be train or test, not {bn_param['mode']}")
    eps = bn_param.setdefault("eps", 1e-5)
    momentum = bn_param.setdefault("momentum", 0.9)
    out, tape = np.empty_like(x), []
    means, variances = np.array(bn_param["running_mean"]), np.array(bn_param["running_var"])
    for j in range(x.shape[1]):
        column = x[:, j]
        mean, variance = means[j], variances[j]
        if bn_param["mode"] == "train":
            mean = column.sum() / len(column)
            variance = ((column - mean) ** 2).sum() / len(column)
            means[j] += (1 - momentum) * (mean - means[j])
            variances[j] += (1 - momentum) * (variance - variances[j])
        root = (variance + eps) ** 0.5
        normalized = (column - mean) / root
        out[:, j] = gamma[j] * normalized + beta[j]
        tape.append((normalized, root, gamma[j], bn_param["mode"]))
    bn_param["running_mean"], bn_param["running_var"] = means, variances
    return out, tape


def batchnorm_backward(dout, cache):
    dx = np.empty_like(dout)
    dgamma, dbeta = np.empty_like(dout[0]), np.empty_like(dout[0])
    for j, (normalized, root, scale, mode) in enumerate(cache):
        upstream = dout[:, j]
        dgamma[j], dbeta[j] = upstream @ normalized, upstream.sum()
        dnormalized = upstream * scale
        dx[:, j] = dnormalized / root
        if mode == "train":
            n = len(upstream)
            droot = -(dnormalized @ normalized) / root
            dcentred = dnormalized / root + droot * normalized / n
            dx[:, j] = dcentred - dcentred.sum() / n
    return dx, dgamma, dbeta


def spatial_batchnorm_forward(x, gamma, beta, bn_param):
    last = np.moveaxis(x, 1, -1)
    rows, cache = batchnorm_forward(last.reshape(-1, x.shape[1]), gamma, beta, bn_param)
    return np.moveaxis(rows.reshape(last.shape), -1, 1), (last.shape, cache)


def spatial_batchnorm_backward(dout, cache):
    shape, inner = cache
    dx, dgamma, dbeta = batchnorm_backward(np.moveaxis(dout, 1, -1).reshape(-1, shape[-1]), inner)
    return np.moveaxis(dx.reshape(shape), -1, 1), dgamma, dbeta
