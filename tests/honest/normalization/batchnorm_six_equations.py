"""The six equations as they are printed; scale and shift gradients as rows; running statistics updated in place."""

import numpy as np


def batchnorm_forward(x, gamma, beta, bn_param):
    eps = bn_param.get("eps", 1e-5)
    momentum = bn_param.get("momentum", 0.9)
    if bn_param["mode"] == "train":
        mu = np.mean(x, axis=0, keepdims=True)
        var = np.mean((x - mu) ** 2, axis=0, keepdims=True)
        bn_param["running_mean"] *= momentum
        bn_param["running_mean"] += (1 - momentum) * mu[0]
        bn_param["running_var"] *= momentum
        bn_param["running_var"] += (1 - momentum) * var[0]
    elif bn_param["mode"] == "test":
        mu, var = bn_param["running_mean"], bn_param["running_var"]
    else:
        raise ValueError("mode")
    x_hat = (x - mu) / np.sqrt(var + eps)
    out = gamma * x_hat + beta
    return out, dict(  # noqa: C408
        x=x, mu=mu, var=var, eps=eps, gamma=gamma, x_hat=x_hat, train=bn_param["mode"] == "train"
    )


def batchnorm_backward(dout, cache):
    x, mu, var, eps = cache["x"], cache["mu"], cache["var"], cache["eps"]
    n = x.shape[0]
    dx_hat = dout * cache["gamma"]
    dgamma = np.sum(dout * cache["x_hat"], axis=0, keepdims=True)
    dbeta = np.sum(dout, axis=0, keepdims=True)
    if not cache["train"]:
        return dx_hat / np.sqrt(var + eps), dgamma, dbeta
    dvar = np.sum(dx_hat * (x - mu) * -0.5 * (var + eps) ** -1.5, axis=0)
    dmu = np.sum(-dx_hat / np.sqrt(var + eps), axis=0) + dvar * np.sum(-2 * (x - mu), axis=0) / n
    dx = dx_hat / np.sqrt(var + eps) + dvar * 2 * (x - mu) / n + dmu / n
    return dx, dgamma, dbeta


def spatial_batchnorm_forward(x, gamma, beta, bn_param):
    last = np.moveaxis(x, 1, -1)
    rows, cache = batchnorm_forward(last.reshape(-1, x.shape[1]), gamma, beta, bn_param)
    return np.moveaxis(rows.reshape(last.shape), -1, 1), (last.shape, cache)


def spatial_batchnorm_backward(dout, cache):
    shape, inner = cache
    dx, dgamma, dbeta = batchnorm_backward(np.moveaxis(dout, 1, -1).reshape(-1, shape[-1]), inner)
    return np.moveaxis(dx.reshape(shape), -1, 1), dgamma, dbeta
