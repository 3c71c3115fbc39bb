"""The accepted other form of the normalizations: 1 / (std + eps) instead of 1 / sqrt(var + eps).

Its gradient through the standard deviation carries 1 / std where the first form carries inverse_std; for a
constant row std is 0, and so is the gradient taken there.
"""

from collections.abc import Callable, Mapping, MutableMapping
from typing import Any

import numpy as np

from reference._shared.arrays import as_epsilon, as_upstream, require_mode
from reference.normalization.batchnorm import as_batch, move_running, running_statistics
from reference.normalization.columns import (
    column_gradient,
    column_gradient_of_constants,
    normalized_columns,
)
from reference.normalization.groupnorm import along_channels, group_rows, groupnorm_arguments
from reference.normalization.layernorm import layernorm_arguments
from reference.normalization.rows import row_gradient, row_statistics


def _batchnorm_outside_forward(
    x: np.ndarray, gamma: np.ndarray, beta: np.ndarray, bn_param: MutableMapping[str, Any]
) -> tuple[np.ndarray, tuple[np.ndarray, ...]]:
    """Normalize a batch; cache: (x, mean, inverse_std, gamma, through_std, training)."""
    return _outside_forward(x, gamma, beta, bn_param, "N, D")


def _batchnorm_outside_backward(
    dout: np.ndarray, cache: tuple[np.ndarray, ...]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    x, mean, inverse_std, gamma, through_std, training = cache
    dout = as_upstream(dout, x.shape)
    rows = dout.reshape(len(x), -1), x.reshape(len(x), -1), mean, inverse_std, gamma
    gradients = column_gradient(*rows, through_std) if training else column_gradient_of_constants(*rows)
    return gradients[0].reshape(x.shape), gradients[1], gradients[2]


def _spatial_batchnorm_outside_forward(
    x: np.ndarray, gamma: np.ndarray, beta: np.ndarray, bn_param: MutableMapping[str, Any]
) -> tuple[np.ndarray, tuple[np.ndarray, ...]]:
    return _outside_forward(x, gamma, beta, bn_param, "N, C, H, W")


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


def _outside_forward(
    x: np.ndarray, gamma: np.ndarray, beta: np.ndarray, bn_param: MutableMapping[str, Any], layout: str
) -> tuple[np.ndarray, tuple[np.ndarray, ...]]:
    x, gamma, beta = as_batch(x, gamma, beta, layout)
    eps, running = as_epsilon(bn_param), running_statistics(bn_param, len(gamma))
    mean, var = (each.astype(np.float64) for each in running[1:])
    training = require_mode(bn_param) == "train"
    if training:
        axes = (0, *range(2, x.ndim))
        mean, var = x.mean(axis=axes, dtype=np.float64), x.var(axis=axes, dtype=np.float64)
        move_running(bn_param, running, mean, var)
    inverse_std, through_std = _outside_factors(var, eps, x.dtype)
    out = normalized_columns(x.reshape(len(x), -1), mean, inverse_std, gamma, beta)
    return out.reshape(x.shape), (x, mean, inverse_std, gamma, through_std, np.array(training))


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
        "spatial_batchnorm_backward": _batchnorm_outside_backward,
        "layernorm_forward": _layernorm_outside_forward,
        "layernorm_backward": _layernorm_outside_backward,
        "groupnorm_forward": _groupnorm_outside_forward,
        "groupnorm_backward": _groupnorm_outside_backward,
    }
}
