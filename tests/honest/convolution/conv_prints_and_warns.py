"""Prints and warns in every call; a dense layer of flattened patches; unicode; an object as cache."""

import warnings

import numpy as np


class Bewahrt:
    def __init__(self, **dinge):
        self.__dict__.update(dinge)


def conv_forward(x, w, b, conv_param):
    print("conv", x.shape, w.shape, conv_param)
    warnings.warn("slow", stacklevel=1)
    σ, π = conv_param["stride"], conv_param["pad"]
    x̄ = np.pad(x, [(0, 0)] * 2 + [(π, π)] * 2)
    starts_i = range(0, x̄.shape[2] - w.shape[2] + 1, σ)
    starts_j = range(0, x̄.shape[3] - w.shape[3] + 1, σ)
    rows = [
        x̄[:, :, i : i + w.shape[2], j : j + w.shape[3]].reshape(len(x), -1)
        for i in starts_i
        for j in starts_j
    ]
    out = np.stack([row @ w.reshape(len(w), -1).T + b for row in rows], axis=-1)
    out = out.reshape(len(x), len(w), len(starts_i), len(starts_j))
    return out, Bewahrt(rows=rows, w=w, x̄=x̄, π=π, starts=[(i, j) for i in starts_i for j in starts_j])


def conv_backward(dout, cache):
    flat = dout.reshape(*dout.shape[:2], -1)
    W = cache.w.reshape(len(cache.w), -1)
    dW, dx̄ = np.zeros_like(W), np.zeros_like(cache.x̄)
    for t, (row, (i, j)) in enumerate(zip(cache.rows, cache.starts, strict=True)):
        dW += flat[:, :, t].T @ row
        patch = (flat[:, :, t] @ W).reshape(-1, *cache.w.shape[1:])
        dx̄[:, :, i : i + patch.shape[2], j : j + patch.shape[3]] += patch
    high, wide = dx̄.shape[2] - cache.π, dx̄.shape[3] - cache.π
    return dx̄[:, :, cache.π : high, cache.π : wide], dW.reshape(cache.w.shape), flat.sum(axis=(0, 2))
