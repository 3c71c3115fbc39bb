"""From the raw output of a YOLO network to boxes."""

from collections.abc import Sequence

import numpy as np

from reference._shared.arrays import as_floats, require_shape
from reference.activations.sigmoid import sigmoid_forward
from reference.activations.softmax import softmax_forward
from reference.detection.arguments import as_height_and_width, require_finite
from reference.detection.corners import corners


def yolo_decode(
    grid: np.ndarray, anchors: np.ndarray, image_size: float | Sequence[float]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Read boxes, objectness and class probabilities off a grid of cells.

        x = (column + sigmoid(t_x)) * image width / S_w,    width  = anchor width  * exp(t_w)
        y = (row    + sigmoid(t_y)) * image height / S_h,   height = anchor height * exp(t_h)
        objectness = sigmoid(t_o),                          probabilities = softmax(class scores)

    Parameters
    ----------
    grid : ndarray, shape (S_h, S_w, A, 5 + C)
        Raw outputs: for each cell and anchor t_x, t_y, t_w, t_h, t_o and C >= 1 class scores.
    anchors : ndarray, shape (A, 2)
        Width and height of the anchors in pixels, positive.
    image_size : float or (float, float)
        Pixels of the image: one number for both sides, or (height, width).

    Returns
    -------
    boxes : ndarray, shape (K, 4)
        (x1, y1, x2, y2) in pixels, not clipped; K = S_h * S_w * A, cell by cell along the rows, in a cell anchor by
        anchor.
    objectness : ndarray, shape (K,)
    probabilities : ndarray, shape (K, C)
        Of the classes, given that there is an object.

    Raises
    ------
    ValueError
        If a shape does not fit, there is no cell, anchor or class, or an anchor or image_size is not positive.

    Notes
    -----
    The sigmoid keeps the centre of a box inside its cell. A size too large for the dtype becomes inf and its
    corners -inf and inf, without a warning.

    References
    ----------
    .. [1] Redmon and Farhadi, "YOLO9000: better, faster, stronger", CVPR 2017, section 2 and figure 3.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.detection.yolo_decode import yolo_decode
    >>> boxes, objectness, probabilities = yolo_decode(np.zeros((1, 2, 1, 7)), np.array([[8, 4]]), (32, 64))
    >>> boxes.tolist(), objectness, probabilities[0]
    ([[12.0, 14.0, 20.0, 18.0], [44.0, 14.0, 52.0, 18.0]], array([0.5, 0.5]), array([0.5, 0.5]))
    """
    grid, anchors = as_floats(grid=grid, anchors=anchors)
    if grid.ndim != 4 or grid.size == 0 or grid.shape[3] < 6:
        raise ValueError(f"grid must have shape (S_h, S_w, A, 5 + C), all positive. Received: {grid.shape}")
    rows, columns, n_anchors, depth = grid.shape
    require_shape("anchors", anchors, (n_anchors, 2))
    require_finite("anchors", anchors)
    if (anchors <= 0).any():
        raise ValueError(f"anchors must be positive. Received: {anchors}")
    height, width = as_height_and_width("image_size", image_size)
    cells = np.stack(np.meshgrid(np.arange(columns), np.arange(rows)), axis=-1)[:, :, None, :]
    cell_size = np.array([width / columns, height / rows], dtype=grid.dtype)
    centres = (cells.astype(grid.dtype) + sigmoid_forward(grid[..., :2])[0]) * cell_size
    with np.errstate(over="ignore"):
        sizes = anchors * np.exp(grid[..., 2:4])
    boxes = corners(centres, sizes).reshape(-1, 4)
    objectness = sigmoid_forward(grid[..., 4])[0].reshape(-1)
    return boxes, objectness, softmax_forward(grid[..., 5:])[0].reshape(-1, depth - 5)
