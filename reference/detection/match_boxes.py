"""Which default box is responsible for which object."""

import numpy as np

from reference._jit import kernel
from reference._shared.arrays import as_floats
from reference.detection.arguments import as_threshold, require_boxes
from reference.detection.overlap import overlap_matrix


def match_boxes(truth: np.ndarray, defaults: np.ndarray, threshold: float) -> np.ndarray:
    """Give every object a default box, and every other default box the object that it overlaps well enough.

        repeat: of all truths and defaults still free, match the pair with the largest IoU
        then, for each free default:  match = argmax over t of IoU(t, default) where that IoU > threshold, else -1

    Parameters
    ----------
    truth : ndarray, shape (T, 4)
        Boxes (x1, y1, x2, y2) of the objects in one image, finite; T may be 0.
    defaults : ndarray, shape (D, 4)
        Default boxes of the same form.
    threshold : float in [0, 1]

    Returns
    -------
    match : ndarray of int, shape (D,)
        For each default box the index of its truth, or -1: background.

    Raises
    ------
    ValueError
        If truth or defaults is not an array of boxes, or threshold is out of range.

    Notes
    -----
    In the first stage a truth may claim a default below the threshold, but not one that it does not overlap at
    all: a truth that overlaps no free default claims none. With more truths than defaults those of least overlap
    go away empty. Each truth claims one default, whose own best truth may be another; in the second stage a truth
    may get any number of further ones. Of equal overlaps the earlier truth, then the earlier default, wins.

    References
    ----------
    .. [1] Liu, Anguelov, Erhan, Szegedy, Reed, Fu and Berg, "SSD: single shot multibox detector", ECCV 2016,
       section 2.2, matching strategy.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.detection.match_boxes import match_boxes
    >>> defaults = np.array([[0.0, 0.0, 4.0, 4.0], [1.0, 0.0, 5.0, 4.0], [8.0, 0.0, 9.0, 1.0]])
    >>> match_boxes(np.array([[0.0, 0.0, 4.0, 3.0], [1.0, 0.0, 5.0, 2.0]]), defaults, threshold=0.5)
    array([ 0,  1, -1])
    """
    truth, defaults = as_floats(truth=truth, defaults=defaults)
    threshold = as_threshold(threshold)
    require_boxes("truth", truth)
    require_boxes("defaults", defaults)
    match = np.full(len(defaults), -1)
    if truth.size and defaults.size:
        overlaps = overlap_matrix(truth, defaults)
        good = overlaps.max(axis=0) > threshold
        match[good] = overlaps.argmax(axis=0)[good]
        _claim(overlaps, match)
    return match


@kernel
def _claim(free: np.ndarray, match: np.ndarray) -> None:
    """Write the claims of the truths over the matches; the overlaps of what is no longer free become 0."""
    for _ in range(free.shape[0]):
        truth, default = divmod(free.argmax(), free.shape[1])
        if free[truth, default] == 0:
            break
        match[default] = truth
        free[truth, :] = 0
        free[:, default] = 0
