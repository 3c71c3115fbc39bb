"""Arguments that only the functions for data take."""

import operator
from typing import Any

import numpy as np

from reference._shared.arrays import as_float, as_number, require_axes


def as_training_data(value: Any) -> np.ndarray:
    """Copy what a preprocessing step is fitted to: at least one sample along the first axis."""
    X = as_float("X_train", value)
    if X.ndim == 0 or X.size == 0:
        raise ValueError(f"X_train must hold at least one sample and one feature. Received: {X.shape}")
    return X


def as_like_training_data(value: Any, feature_shape: tuple[int, ...]) -> np.ndarray:
    """Copy what a fitted step is applied to: samples shaped as those in training."""
    X = as_float("X", value)
    if X.ndim == 0 or X.shape[1:] != feature_shape:
        expected = ", ".join(["N", *map(str, feature_shape)])
        raise ValueError(f"X must have shape ({expected}), as in training. Received: {X.shape}")
    return X


def as_pairs(X: Any, y: Any) -> tuple[np.ndarray, np.ndarray]:
    """Read samples and labels as arrays of their own dtypes, not copied, and check that they pair up."""
    X, y = np.asarray(X), np.asarray(y)
    if X.ndim == 0 or y.ndim == 0 or len(X) != len(y):
        raise ValueError(f"X and y must hold one entry a sample each. Received: {X.shape} and {y.shape}")
    return X, y


def as_images(value: Any) -> np.ndarray:
    """Copy a batch of images; the batch may be empty, an image not."""
    x = as_float("x", value)
    require_axes("x", x, "N, C, H, W")
    if 0 in x.shape[1:]:
        raise ValueError(f"x must hold images with at least one pixel. Received: {x.shape}")
    return x


def as_nonnegative(name: str, value: Any) -> float:
    """Read how far an augmentation may go, for example; 0 is not at all."""
    number = as_number(name, value)
    if number < 0:
        raise ValueError(f"{name} must be at least 0. Received: {number}")
    return number


def as_whole(name: str, value: Any, least: int) -> int:
    """Read a whole number with a lower bound."""
    try:
        whole = operator.index(value)
    except TypeError as error:
        raise ValueError(f"{name} must be a whole number. Received: {value!r}") from error
    if whole < least:
        raise ValueError(f"{name} must be at least {least}. Received: {whole}")
    return whole
