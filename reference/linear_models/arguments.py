"""What linear models ask of their arguments."""

from numbers import Integral
from typing import Any

import numpy as np

from reference._shared.arrays import as_float, as_floats, require_axes, require_shape


def as_samples_and_weights(X: Any, weights_name: str, weights: Any) -> tuple[np.ndarray, np.ndarray]:
    """Copy samples (N, D) and weights, one or one column for each class, that go with them."""
    X, weights = as_floats(**{"X": X, weights_name: weights})
    require_samples(X)
    require_shape(weights_name, weights, (X.shape[1], *weights.shape[1:]))
    return X, weights


def require_samples(X: np.ndarray) -> None:
    """Refuse anything but one row for each of at least one sample."""
    require_axes("X", X, "N, D")
    if len(X) == 0:
        raise ValueError(f"X must hold at least one sample. Received: {X.shape}")


def require_pairs(X: np.ndarray, y: np.ndarray) -> None:
    """Refuse samples and labels of different number, or none."""
    if X.ndim == 0 or y.ndim == 0 or len(X) != len(y) or len(X) == 0:
        raise ValueError(f"X and y must hold one entry for each sample. Received: {X.shape}, {y.shape}")


def as_signs(name: str, value: Any, shape: tuple[int, ...]) -> np.ndarray:
    """Copy labels -1 and +1 to float64."""
    labels = as_float(name, value).astype(np.float64)
    require_shape(name, labels, shape)
    if (np.abs(labels) != 1).any():
        raise ValueError(f"{name} must hold labels -1 and +1. Received: {value!r}")
    return labels


def as_count(name: str, value: Any, least: int = 0) -> int:
    """Read a number of rounds, or of samples, that is not below the least that makes sense."""
    if not isinstance(value, Integral) or value < least:
        raise ValueError(f"{name} must be an integer of at least {least}. Received: {value!r}")
    return int(value)


def as_gradient(value: Any, w: np.ndarray) -> np.ndarray:
    """Copy what a loss returned as its gradient to the shape and dtype of the weights."""
    gradient = as_float("the gradient of loss", value)
    require_shape("the gradient of loss", gradient, w.shape)
    return gradient.astype(w.dtype, copy=False)
