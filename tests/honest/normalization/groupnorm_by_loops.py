"""Image by image and group by group, with lists in the cache and gradients of the scale as rows."""

import numpy as np


def groupnorm_forward(x, gamma, beta, groups, gn_param):
    if x.shape[1] % groups != 0:
        raise ValueError(f"{groups} groups do not divide {x.shape[1]} channels")
    eps, size = gn_param.get("eps", 1e-5), x.shape[1] // groups
    x_hat, roots = np.zeros_like(x), []
    for n in range(x.shape[0]):
        roots.append([])
        for g in range(groups):
            block = x[n, g * size : (g + 1) * size]
            root = np.sqrt(block.var() + eps)
            x_hat[n, g * size : (g + 1) * size] = (block - block.mean()) / root
            roots[n].append(root)
    out = np.empty_like(x)
    for c in range(x.shape[1]):
        out[:, c] = x_hat[:, c] * gamma[c] + beta[c]
    return out, [x_hat, roots, gamma, size]


def groupnorm_backward(dout, cache):
    x_hat, roots, gamma, size = cache
    dx = np.zeros_like(dout)
    for n, row in enumerate(roots):
        for g, root in enumerate(row):
            channels = slice(g * size, (g + 1) * size)
            d = dout[n, channels] * gamma[channels, None, None]
            unit = x_hat[n, channels]
            dx[n, channels] = (d - d.mean() - unit * (d * unit).mean()) / root
    dgamma = np.einsum("nchw,nchw->c", dout, x_hat)[None]
    return dx, dgamma, np.einsum("nchw->c", dout)[None]
