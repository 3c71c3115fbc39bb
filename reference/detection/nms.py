"""One box for each object: non-maximum suppression."""

import numpy as np

from reference._shared.arrays import as_float, require_shape
from reference.detection.arguments import as_scores, as_threshold, require_boxes
from reference.detection.overlap import surviving_boxes


def nms(boxes: np.ndarray, scores: np.ndarray, threshold: float) -> np.ndarray:
    """Keep the best box, drop those that overlap it too much, and go on with the best of the rest.

        i is kept unless a kept j with a higher score has iou(box_i, box_j) > threshold

    Parameters
    ----------
    boxes : ndarray, shape (K, 4)
        Boxes (x1, y1, x2, y2), finite; K may be 0.
    scores : ndarray, shape (K,)
        Confidence of each box; nan is refused.
    threshold : float in [0, 1]
        The largest overlap that two kept boxes may have.

    Returns
    -------
    kept : ndarray of int
        Indices of the kept boxes, by falling score.

    Raises
    ------
    ValueError
        If boxes is not an array of boxes, a score is missing or nan, or threshold is out of range.

    Notes
    -----
    A dropped box drops no other. Of equal scores the earlier box comes first. A box without an area (or with
    swapped corners) overlaps nothing, and is kept. Boxes of several classes are suppressed class by class,
    by one call for each.

    References
    ----------
    .. [1] Neubeck and Van Gool, "Efficient non-maximum suppression", ICPR 2006.
    .. [2] Felzenszwalb, Girshick, McAllester and Ramanan, "Object detection with discriminatively trained
       part-based models", PAMI 2010, section 7.2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.detection.nms import nms
    >>> boxes = np.array([[0.0, 0.0, 10.0, 10.0], [20.0, 0.0, 30.0, 10.0], [1.0, 0.0, 11.0, 10.0]])
    >>> nms(boxes, np.array([0.5, 0.6, 0.7]), threshold=0.5)
    array([2, 1])
    """
    boxes, scores, threshold = as_float("boxes", boxes), as_scores(scores), as_threshold(threshold)
    require_boxes("boxes", boxes)
    require_shape("scores", scores, (len(boxes),))
    falling = np.argsort(-scores, kind="stable")
    kept: np.ndarray = falling[surviving_boxes(boxes[falling], threshold)]
    return kept
