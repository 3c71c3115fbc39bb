"""The boxes that a detector starts from."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from reference._shared.arrays import as_float
from reference.detection.arguments import as_height_and_width, as_natural
from reference.detection.corners import corners


def default_boxes(
    feature_size: int | Sequence[int],
    image_size: float | Sequence[float],
    scales: Sequence[float],
    ratios: Sequence[float],
) -> np.ndarray:
    """Lay boxes of every scale and ratio around the centre of every cell of a feature map.

        centre = ((column + 1/2) * image width / columns, (row + 1/2) * image height / rows)
        width  = scale * sqrt(image area * ratio),   height = scale * sqrt(image area / ratio)

    Parameters
    ----------
    feature_size : int or (int, int)
        Cells of the feature map: one number for both sides, or (rows, columns).
    image_size : float or (float, float)
        Pixels of the image: one number for both sides, or (height, width).
    scales : sequence of float
        Size of the boxes as a fraction of the image; positive.
    ratios : sequence of float
        Width divided by height, in pixels; positive.

    Returns
    -------
    boxes : ndarray, shape (rows * columns * len(scales) * len(ratios), 4)
        (x1, y1, x2, y2) in pixels, in float64: cell by cell along the rows, in a cell scale by scale, for a scale
        ratio by ratio.

    Raises
    ------
    ValueError
        If a size, scale or ratio is not positive, the cells are not whole numbers, or scales or ratios is empty.

    Notes
    -----
    All boxes of one scale have the same area. Boxes at the border reach out of the image; they are not clipped.
    On a square image of side S this is width = S * scale * sqrt(ratio), height = S * scale / sqrt(ratio), as in the
    paper; on any other the ratio is still that of pixels.

    References
    ----------
    .. [1] Liu, Anguelov, Erhan, Szegedy, Reed, Fu and Berg, "SSD: single shot multibox detector", ECCV 2016,
       section 2.2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.detection.default_boxes import default_boxes
    >>> default_boxes((1, 2), (100, 200), [0.5], [0.5])
    array([[ 25.,   0.,  75., 100.],
           [125.,   0., 175., 100.]])
    """
    rows, columns = (
        as_natural("feature_size", side, 1) for side in as_height_and_width("feature_size", feature_size)
    )
    height, width = as_height_and_width("image_size", image_size)
    y = (np.arange(rows) + 0.5) * (height / rows)
    x = (np.arange(columns) + 0.5) * (width / columns)
    centres = np.stack(np.meshgrid(x, y), axis=-1)[:, :, None, None, :]
    sides = np.sqrt(height * width) * _positive_list("scales", scales)[:, None]
    roots = np.sqrt(_positive_list("ratios", ratios))
    return corners(centres, np.stack([sides * roots, sides / roots], axis=-1)).reshape(-1, 4)


def _positive_list(name: str, values: Any) -> np.ndarray:
    array = as_float(name, values).astype(np.float64)
    if array.ndim != 1 or array.size == 0 or not (np.isfinite(array) & (array > 0)).all():
        raise ValueError(f"{name} must be a list of positive numbers. Received: {values!r}")
    return array
