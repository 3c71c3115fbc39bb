"""Boxes as offsets from default boxes, which is what a network predicts, and back."""

import numpy as np

from reference._shared.arrays import as_floats, require_shape
from reference.detection.arguments import require_solid_boxes
from reference.detection.corners import centres_and_sizes, corners

_CENTRE_VARIANCE = 0.1
_SIZE_VARIANCE = 0.2


def encode_boxes(boxes: np.ndarray, defaults: np.ndarray) -> np.ndarray:
    """Write boxes as offsets from default boxes, each from its own.

        offset of the centre = (centre - default centre) / default size / 0.1
        offset of the size   = log(size / default size) / 0.2

    Parameters
    ----------
    boxes : ndarray, shape (K, 4)
        Boxes (x1, y1, x2, y2) with x1 < x2 and y1 < y2. Integers are computed in float64.
    defaults : ndarray, shape (K, 4)
        Default boxes of the same form.

    Returns
    -------
    offsets : ndarray, shape (K, 4)
        Of the centre in x and y, of width and height.

    Raises
    ------
    ValueError
        If a shape does not fit, a coordinate is not finite, or a box has no area.

    Notes
    -----
    A box that equals its default has offsets zero. The numbers 0.1 and 0.2 are called variances; they bring
    the offsets to a size of about one.

    References
    ----------
    .. [1] Liu, Anguelov, Erhan, Szegedy, Reed, Fu and Berg, "SSD: single shot multibox detector", ECCV 2016,
       equation 2; the variances are those of the authors' program.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.detection.box_offsets import encode_boxes
    >>> encode_boxes(np.array([[1.0, 0.0, 5.0, 8.0]]), np.array([[0.0, 0.0, 4.0, 4.0]])).round(4)
    array([[2.5   , 5.    , 0.    , 3.4657]])
    """
    boxes, defaults = as_floats(boxes=boxes, defaults=defaults)
    require_solid_boxes("boxes", boxes)
    require_solid_boxes("defaults", defaults)
    require_shape("defaults", defaults, boxes.shape)
    centres, sizes = centres_and_sizes(boxes)
    default_centres, default_sizes = centres_and_sizes(defaults)
    moves = (centres - default_centres) / default_sizes / _CENTRE_VARIANCE
    return np.concatenate([moves, np.log(sizes / default_sizes) / _SIZE_VARIANCE], axis=1)


def decode_boxes(offsets: np.ndarray, defaults: np.ndarray) -> np.ndarray:
    """Turn offsets back into boxes: the inverse of encode_boxes.

        centre = default centre + 0.1 * offset * default size
        size   = default size * exp(0.2 * offset)

    Parameters
    ----------
    offsets : ndarray, shape (K, 4)
        Of the centre in x and y, of width and height. Integers are computed in float64.
    defaults : ndarray, shape (K, 4)
        Default boxes (x1, y1, x2, y2) with x1 < x2 and y1 < y2.

    Returns
    -------
    boxes : ndarray, shape (K, 4)
        (x1, y1, x2, y2), x1 <= x2 and y1 <= y2 whatever the offsets.

    Raises
    ------
    ValueError
        If a shape does not fit, or a default box is not finite or has no area.

    Notes
    -----
    Nothing is clipped. A size that is too large for the dtype (an offset of about 3500 in float64, 440 in float32)
    becomes inf and its corners -inf and inf, without a warning.

    References
    ----------
    .. [1] Liu, Anguelov, Erhan, Szegedy, Reed, Fu and Berg, "SSD: single shot multibox detector", ECCV 2016,
       equation 2; the variances are those of the authors' program.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.detection.box_offsets import decode_boxes
    >>> decode_boxes(np.array([[2.5, 5.0, 0.0, 5 * np.log(2.0)]]), np.array([[0.0, 0.0, 4.0, 4.0]]))
    array([[1., 0., 5., 8.]])
    """
    offsets, defaults = as_floats(offsets=offsets, defaults=defaults)
    require_solid_boxes("defaults", defaults)
    require_shape("offsets", offsets, defaults.shape)
    centres, sizes = centres_and_sizes(defaults)
    with np.errstate(over="ignore"):
        scaled = sizes * np.exp(_SIZE_VARIANCE * offsets[:, 2:])
    return corners(centres + _CENTRE_VARIANCE * offsets[:, :2] * sizes, scaled)
