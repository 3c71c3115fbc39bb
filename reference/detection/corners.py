"""The two ways to write boxes down: two corners (x1, y1, x2, y2), or a centre (x, y) and a size (width, height)."""

import numpy as np


def centres_and_sizes(boxes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the centres (K, 2) and the sizes (K, 2) of boxes given by their corners."""
    return (boxes[:, :2] + boxes[:, 2:]) / 2, boxes[:, 2:] - boxes[:, :2]


def corners(centres: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """Return boxes (..., 4) by their corners, from centres and sizes that broadcast against each other."""
    return np.concatenate(np.broadcast_arrays(centres - sizes / 2, centres + sizes / 2), axis=-1)
