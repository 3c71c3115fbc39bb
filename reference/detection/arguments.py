"""Arguments that only detection has: boxes, sizes of images, masks, scores to sort by."""

from typing import Any

import numpy as np

from reference._shared.arrays import as_float, as_number, require_axes, require_shape


def require_boxes(name: str, boxes: np.ndarray) -> None:
    """Refuse what is not an array of corners (x1, y1, x2, y2); a box may be empty, or have its corners swapped."""
    if boxes.ndim != 2 or boxes.shape[1] != 4:
        raise ValueError(f"{name} must have shape (K, 4). Received: {boxes.shape}")
    require_finite(name, boxes)


def require_solid_boxes(name: str, boxes: np.ndarray) -> None:
    """Refuse boxes without an area, by which nothing can be divided."""
    require_boxes(name, boxes)
    empty = (boxes[:, :2] >= boxes[:, 2:]).any(axis=1)
    if empty.any():
        raise ValueError(f"{name} must have x1 < x2 and y1 < y2. Received: {boxes[empty][0]}")


def require_finite(name: str, array: np.ndarray) -> None:
    """Refuse nan and infinities."""
    wrong = ~np.isfinite(array)
    if wrong.any():
        raise ValueError(f"{name} must be finite. Received: {array[wrong][0]}")


def as_threshold(threshold: Any) -> float:
    """Read the overlap that has to be exceeded."""
    number = as_number("threshold", threshold)
    if not 0 <= number <= 1:
        raise ValueError(f"threshold must be in [0, 1]. Received: {number}")
    return number


def as_natural(name: str, value: Any, least: int) -> int:
    """Read a whole number that is not too small."""
    number = as_number(name, value)
    if not number.is_integer() or number < least:
        raise ValueError(f"{name} must be an integer of at least {least}. Received: {value!r}")
    return int(number)


def as_height_and_width(name: str, size: Any) -> tuple[float, float]:
    """Read a size, given as one number for both sides or as (height, width)."""
    sides = as_float(name, size)
    if sides.shape not in ((), (2,)) or not (np.isfinite(sides) & (sides > 0)).all():
        raise ValueError(f"{name} must be a positive number or (height, width). Received: {size!r}")
    height, width = np.broadcast_to(sides, 2).tolist()
    return height, width


def as_sortable(name: str, values: Any) -> np.ndarray:
    """Copy numbers to be ranked; nan has no rank."""
    array = as_float(name, values)
    if np.isnan(array).any():
        raise ValueError(f"{name} must not hold nan. Received: {array}")
    return array


def as_scores(scores: Any) -> np.ndarray:
    """Copy the scores of detections, one for each."""
    array = as_sortable("scores", scores)
    require_axes("scores", array, "K")
    return array


def as_mask(name: str, values: Any, shape: tuple[int, ...]) -> np.ndarray:
    """Copy an array that says yes or no, as booleans or as ones and zeros."""
    array = as_float(name, values)
    if not np.isin(array, (0, 1)).all():
        raise ValueError(f"{name} must hold only True and False, or 1 and 0. Received: {array}")
    require_shape(name, array, shape)
    mask: np.ndarray = array == 1
    return mask
