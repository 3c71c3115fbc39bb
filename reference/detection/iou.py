"""How much two boxes overlap: intersection over union."""

import numpy as np

from reference._shared.arrays import as_floats
from reference.detection.arguments import require_boxes
from reference.detection.overlap import overlap_matrix


def iou(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Divide, for every pair of boxes, the area that they share by the area that they cover together.

        iou[i, j] = |a_i and b_j| / |a_i or b_j|,   |a or b| = |a| + |b| - |a and b|

    Parameters
    ----------
    a : ndarray, shape (K, 4)
        Boxes (x1, y1, x2, y2), finite. Integers are computed in float64.
    b : ndarray, shape (M, 4)
        Boxes of the same form.

    Returns
    -------
    overlaps : ndarray, shape (K, M), values in [0, 1]

    Raises
    ------
    ValueError
        If a or b is not an array of boxes, or a coordinate is not finite.

    Notes
    -----
    The width of a box is x2 - x1, without "+ 1": coordinates are borders between pixels, not pixels. Boxes that
    only touch share no area and give 0. So does every box without an area, also with itself; a box with
    x2 < x1 or y2 < y1 counts as one without an area.

    References
    ----------
    .. [1] Everingham, Van Gool, Williams, Winn and Zisserman, "The PASCAL visual object classes (VOC)
       challenge", IJCV 2010, section 4.2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.detection.iou import iou
    >>> iou(np.array([[0, 0, 2, 2]]), np.array([[0, 0, 2, 2], [1, 0, 3, 2], [2, 0, 4, 2]])).round(4)
    array([[1.    , 0.3333, 0.    ]])
    """
    a, b = as_floats(a=a, b=b)
    require_boxes("a", a)
    require_boxes("b", b)
    return overlap_matrix(a, b).astype(a.dtype, copy=False)
