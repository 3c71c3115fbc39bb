"""What losses ask of the right answers they are given."""

from typing import Any

import numpy as np

from reference._shared.arrays import as_float, require_shape


def as_targets(name: str, value: Any, shape: tuple[int, ...]) -> np.ndarray:
    """Copy the right answers, one for every prediction: nothing is broadcast."""
    targets = as_float(name, value)
    require_shape(name, targets, shape)
    return targets


def as_class_labels(name: str, value: Any, scores: np.ndarray) -> np.ndarray:
    """Copy the true class of every row of scores: integers in [0, C)."""
    labels = np.asarray(value)
    require_shape(name, labels, scores.shape[:1])
    n_classes = scores.shape[1]
    if labels.dtype.kind not in "iu" or (labels >= n_classes).any() or (labels < 0).any():
        raise ValueError(f"{name} must hold integer classes from 0 to {n_classes - 1}. Received: {value!r}")
    return labels.astype(np.int64)


def require_entries(name: str, array: np.ndarray) -> None:
    """Refuse an array over which no mean can be taken."""
    if array.size == 0:
        raise ValueError(f"{name} must hold at least one number. Received: {array.shape}")


def require_probabilities(name: str, array: np.ndarray) -> None:
    """Refuse numbers outside [0, 1], and nan."""
    outside = array[~((array >= 0) & (array <= 1))]
    if outside.size:
        raise ValueError(f"{name} must hold numbers in [0, 1]. Received: {outside[0]}")
