"""The accepted other form of the normalizations: 1 / (std + eps) instead of 1 / sqrt(var + eps).

Its gradient through the standard deviation carries 1 / std where the first form carries inverse_std; for a
constant row std is 0, and so is the gradient taken there.
"""

from collections.abc import Callable, Mapping, MutableMapping
from typing import Any

import numpy as np

from reference._shared.arrays import as_epsilon, as_float, as_upstream, require_axes
from reference.normalization.batchnorm import batchnorm_arguments, batchnorm_statistics
from reference.normalization.groupnorm import along_channels, group_rows, groupnorm_arguments
from reference.normalization.layernorm import layernorm_arguments
from reference.normalization.rows import row_gradient, row_statistics
from reference.normalization.spatial_batchnorm import from_pixel_rows, pixel_rows


def _batchnorm_outside_forward(
    x: np.ndarray, gamma: np.ndarray, beta: np.ndarray, bn_param: MutableMapping[str, Any]
) -> tuple[np.ndarray, tuple[np.ndarray, ...]]:
    """Normalize a batch; cache: (x_hat, gamma, inverse_std, through_std, training)."""
    x, gamma, beta = batchnorm_arguments(x, gamma, beta)
    eps = as_epsilon(bn_param)
    mean, var = batchnorm_statistics(x, bn_param)
    inverse_std, through_std = _outside_factors(var, eps, x.dtype)
    x_hat = (x - mean).astype(x.dtype) * inverse_std
    training = np.array(bn_param["mode"] == "train")
    return gamma * x_hat + beta, (x_hat, gamma, inverse_std, through_std, training)


def _batchnorm_outside_backward(
    dout: np.ndarray, cache: tuple[np.ndarray, ...]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    x_hat, gamma, inverse_std, through_std, training = cache
    dout = as_upstream(dout, x_hat.shape)
    dx_hat = dout * gamma
    dx = row_gradient(dx_hat.T, x_hat.T, inverse_std, through_std).T if training else dx_hat * inverse_std
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


def _spatial_batchnorm_outside_forward(
    x: np.ndarray, gamma: np.ndarray, beta: np.ndarray, bn_param: MutableMapping[str, Any]
) -> tuple[np.ndarray, tuple[tuple[int, ...], tuple[np.ndarray, ...]]]:
    x = as_float("x", x)
    require_axes("x", x, "N, C, H, W")
    out, cache = _batchnorm_outside_forward(pixel_rows(x), gamma, beta, bn_param)
    return from_pixel_rows(out, x.shape), (x.shape, cache)


def _spatial_batchnorm_outside_backward(
    dout: np.ndarray, cache: tuple[tuple[int, ...], tuple[np.ndarray, ...]]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    shape, rows_cache = cache
    dout = as_upstream(dout, shape)
    dx, dgamma, dbeta = _batchnorm_outside_backward(pixel_rows(dout), rows_cache)
    return from_pixel_rows(dx, shape), dgamma, dbeta


def _layernorm_outside_forward(
    x: np.ndarray, gamma: np.ndarray, beta: np.ndarray, ln_param: Mapping[str, Any]
) -> tuple[np.ndarray, tuple[np.ndarray, ...]]:
    x, gamma, beta = layernorm_arguments(x, gamma, beta)
    mean, var = row_statistics(x)
    inverse_std, through_std = _outside_factors(var, as_epsilon(ln_param), x.dtype)
    x_hat = (x - mean[:, None]).astype(x.dtype) * inverse_std[:, None]
    return gamma * x_hat + beta, (x_hat, gamma, inverse_std, through_std)


def _layernorm_outside_backward(
    dout: np.ndarray, cache: tuple[np.ndarray, ...]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    x_hat, gamma, inverse_std, through_std = cache
    dout = as_upstream(dout, x_hat.shape)
    dx = row_gradient(dout * gamma, x_hat, inverse_std, through_std)
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


def _groupnorm_outside_forward(
    x: np.ndarray, gamma: np.ndarray, beta: np.ndarray, groups: int, gn_param: Mapping[str, Any]
) -> tuple[np.ndarray, tuple[np.ndarray, ...]]:
    x, gamma, beta = groupnorm_arguments(x, gamma, beta, groups)
    rows = group_rows(x, groups)
    mean, var = row_statistics(rows)
    inverse_std, through_std = _outside_factors(var, as_epsilon(gn_param), x.dtype)
    x_hat = ((rows - mean[:, None]).astype(x.dtype) * inverse_std[:, None]).reshape(x.shape)
    out = along_channels(gamma) * x_hat + along_channels(beta)
    return out, (x_hat, gamma, inverse_std, through_std)


def _groupnorm_outside_backward(
    dout: np.ndarray, cache: tuple[np.ndarray, ...]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    x_hat, gamma, inverse_std, through_std = cache
    dout = as_upstream(dout, x_hat.shape)
    groups = len(inverse_std) // len(x_hat)
    dx_hat = group_rows(dout * along_channels(gamma), groups)
    dx = row_gradient(dx_hat, group_rows(x_hat, groups), inverse_std, through_std).reshape(x_hat.shape)
    return dx, (dout * x_hat).sum(axis=(0, 2, 3)), dout.sum(axis=(0, 2, 3))


def _outside_factors(var: np.ndarray, eps: float, dtype: np.dtype[Any]) -> tuple[np.ndarray, np.ndarray]:
    """Return 1 / (std + eps) and 1 / std, the latter 0 where std is."""
    std = np.sqrt(var)
    through_std = np.divide(1, std, out=np.zeros_like(std), where=std > 0)
    return (1 / (std + eps)).astype(dtype), through_std.astype(dtype)


VARIANTS: dict[str, dict[str, Callable[..., Any]]] = {
    "epsilon outside the root": {
        "batchnorm_forward": _batchnorm_outside_forward,
        "batchnorm_backward": _batchnorm_outside_backward,
        "spatial_batchnorm_forward": _spatial_batchnorm_outside_forward,
        "spatial_batchnorm_backward": _spatial_batchnorm_outside_backward,
        "layernorm_forward": _layernorm_outside_forward,
        "layernorm_backward": _layernorm_outside_backward,
        "groupnorm_forward": _groupnorm_outside_forward,
        "groupnorm_backward": _groupnorm_outside_backward,
    }
}
