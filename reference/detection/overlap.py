"""How much boxes overlap: the loops over pairs of boxes that IoU, suppression and matching share.

Everything is computed in float64, so that the comparison of an overlap with a threshold comes out the same
whatever the dtype of the boxes.
"""

import numpy as np

from reference._jit import kernel


def overlap_matrix(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return the IoU of every box of a with every box of b, in float64."""
    out = np.empty((len(a), len(b)))
    _overlap_pairs(a.astype(np.float64), b.astype(np.float64), out)
    return out


def surviving_boxes(boxes: np.ndarray, threshold: float) -> np.ndarray:
    """Return which boxes remain when each one that remains removes all later ones that overlap it too much."""
    alive = np.ones(len(boxes), dtype=np.bool_)
    _suppress(boxes.astype(np.float64), threshold, alive)
    return alive


@kernel
def _overlap(a: np.ndarray, b: np.ndarray) -> float:
    """Divide the shared area of two boxes by the area of their union.

    A box whose corners are swapped, or that has no area, shares none: width or height is not positive.
    """
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    shared = max(width, 0.0) * max(height, 0.0)
    if shared == 0:  # also where the area underflows: the union may, too
        return 0.0
    union = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - shared
    return float(shared / union)


@kernel
def _overlap_pairs(a: np.ndarray, b: np.ndarray, out: np.ndarray) -> None:
    """Write the overlap of every pair."""
    for i in range(a.shape[0]):
        for j in range(b.shape[0]):
            out[i, j] = _overlap(a[i], b[j])


@kernel
def _suppress(boxes: np.ndarray, threshold: float, alive: np.ndarray) -> None:
    """Strike out, box by box, what overlaps an earlier box that was not struck out itself."""
    for i in range(boxes.shape[0]):
        if alive[i]:
            for j in range(i + 1, boxes.shape[0]):
                if alive[j] and _overlap(boxes[i], boxes[j]) > threshold:
                    alive[j] = False
