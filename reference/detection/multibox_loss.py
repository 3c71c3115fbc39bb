"""The loss of a single-shot detector: what is in each box, and where exactly."""

from typing import Any

import numpy as np

from reference._shared.arrays import as_floats, as_number, require_axes, require_shape
from reference.activations.log_softmax import log_softmax_backward, log_softmax_forward
from reference.detection.arguments import as_natural, require_finite
from reference.detection.hard_negative_mining import hardest_negatives
from reference.detection.smooth_l1_loss import smooth_l1_loss


def multibox_loss(
    scores: np.ndarray,
    offsets: np.ndarray,
    labels: np.ndarray,
    targets: np.ndarray,
    ratio: int = 3,
    alpha: float = 1.0,
) -> tuple[float, np.ndarray, np.ndarray]:
    """Add the softmax loss of the classes and the smooth L1 loss of the offsets, for each matched box.

        loss = 1/P * (sum over positives and mined negatives of -log softmax(scores)[label]
                      + alpha * sum over positives of smooth_l1(offsets - targets))

    Parameters
    ----------
    scores : ndarray, shape (N, D, C), finite
        Scores of the classes for every default box of every image.
    offsets : ndarray, shape (N, D, 4)
        Predicted offsets from the default boxes.
    labels : ndarray of int, shape (N, D), values in [0, C)
        Class of every box; 0 is background, all others are positives.
    targets : ndarray, shape (N, D, 4)
        Right offsets; those of background boxes are not looked at.
    ratio : int, default 3
        Negatives mined for each positive, in each image by itself; not negative.
    alpha : float, default 1.0
        Weight of the offsets.

    Returns
    -------
    loss : float
    dscores : ndarray, shape (N, D, C)
    doffsets : ndarray, shape (N, D, 4)

    Raises
    ------
    ValueError
        If a shape does not fit, a score is not finite, a label is no class, or ratio is not an integer of at
        least 0.

    Notes
    -----
    P is the number of positives of the whole batch; without any, the loss and its gradients are 0. The mined
    negatives are those of largest softmax loss. Which ones they are counts as constant: all other background
    boxes get gradient 0.

    References
    ----------
    .. [1] Liu, Anguelov, Erhan, Szegedy, Reed, Fu and Berg, "SSD: single shot multibox detector", ECCV 2016,
       equations 1 to 3.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.detection.multibox_loss import multibox_loss
    >>> labels, zeros = np.array([[1, 0, 0]]), np.zeros((1, 3, 4))
    >>> loss, dscores, _ = multibox_loss(np.zeros((1, 3, 2)), zeros, labels, zeros, ratio=1)
    >>> f"{loss:.4f} = 2 ln 2", dscores[0].tolist()
    ('1.3863 = 2 ln 2', [[0.5, -0.5], [-0.5, 0.5], [0.0, 0.0]])
    """
    scores, offsets, targets = as_floats(scores=scores, offsets=offsets, targets=targets)
    labels = _box_labels(scores, offsets, labels, targets)
    ratio, alpha = as_natural("ratio", ratio, 0), as_number("alpha", alpha)
    dscores, doffsets = np.zeros_like(scores), np.zeros_like(offsets)
    positives = labels > 0
    if not positives.any():
        return 0.0, dscores, doffsets
    logarithms, cache = log_softmax_forward(scores)
    losses = -np.take_along_axis(logarithms, labels[:, :, None], axis=2)[:, :, 0]
    counted = positives | hardest_negatives(losses, positives, ratio)
    n_positives = int(positives.sum())
    dscores[(*counted.nonzero(), labels[counted])] = -1 / n_positives
    where_loss, doffsets[positives] = smooth_l1_loss(offsets[positives], targets[positives])
    loss = losses[counted].sum(dtype=np.float64) / n_positives + alpha * where_loss
    return float(loss), log_softmax_backward(dscores, cache), alpha * doffsets


def _box_labels(scores: np.ndarray, offsets: np.ndarray, labels: Any, targets: np.ndarray) -> np.ndarray:
    """Check that everything fits, and return the labels as an array."""
    require_axes("scores", scores, "N, D, C")
    require_finite("scores", scores)
    n_images, n_boxes, n_classes = scores.shape
    require_shape("offsets", offsets, (n_images, n_boxes, 4))
    require_shape("targets", targets, (n_images, n_boxes, 4))
    array = np.asarray(labels)
    require_shape("labels", array, (n_images, n_boxes))
    if array.dtype.kind not in "iu" or (array.size and not 0 <= array.min() <= array.max() < n_classes):
        raise ValueError(f"labels must hold integer classes from 0 to {n_classes - 1}. Received: {labels!r}")
    return array.astype(np.intp)
