"""How good a ranked list of detections is."""

import numpy as np

from reference.detection.arguments import as_mask, as_natural, as_scores


def average_precision(
    scores: np.ndarray, is_true: np.ndarray, n_truth: int, eleven_points: bool = False
) -> float:
    """Average the precision over the recall, after making it fall monotonically.

        precision(k) = true among the first k / k,   recall(k) = true among the first k / n_truth
        envelope(r)  = max of precision(k) where recall(k) >= r, else 0
        out = integral of envelope over [0, 1], or mean of envelope(0), envelope(0.1), ..., envelope(1)

    Parameters
    ----------
    scores : ndarray, shape (K,)
        Confidence of every detection of one class, over all images; nan is refused.
    is_true : ndarray of bool, shape (K,)
        Whether the detection found an object that no better one had found.
    n_truth : int
        Number of objects that there were to find, at least 1 and at least the number of true detections.
    eleven_points : bool, default False
        Average over eleven recalls, as the VOC challenge did until 2009, instead of all.

    Returns
    -------
    out : float in [0, 1]
        0 without detections.

    Raises
    ------
    ValueError
        If is_true is no mask of the shape of scores, a score is nan, or n_truth is too small.

    Notes
    -----
    Of equal scores the earlier detection ranks first. Recall rises only at true detections, by 1 / n_truth each, so
    that the integral is a sum over them. The eleven recalls are compared in integers: 3 / 10 reaches 0.3, which
    3 * 0.1 = 0.30000000000000004 would deny.

    References
    ----------
    .. [1] Everingham, Van Gool, Williams, Winn and Zisserman, "The PASCAL visual object classes (VOC)
       challenge", IJCV 2010, section 4.2.
    .. [2] Everingham and Winn, "The PASCAL visual object classes challenge 2012 development kit", section 3.4.1.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.detection.average_precision import average_precision
    >>> scores, is_true = np.array([0.9, 0.8, 0.7]), np.array([True, False, True])
    >>> round(average_precision(scores, is_true, 2), 4), round(average_precision(scores, is_true, 2, True), 4)
    (0.8333, 0.8485)
    """
    scores = as_scores(scores)
    is_true = as_mask("is_true", is_true, scores.shape)
    n_truth = as_natural("n_truth", n_truth, max(1, int(is_true.sum())))
    found = is_true[np.argsort(-scores, kind="stable")]
    n_found = np.cumsum(found)
    precision = n_found / np.arange(1, len(found) + 1)
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    if not eleven_points:
        return float(envelope[found].sum() / n_truth)
    reached = [envelope[10 * n_found >= tenths * n_truth] for tenths in range(11)]
    return float(sum(each.max(initial=0.0) for each in reached) / 11)
