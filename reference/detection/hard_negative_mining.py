"""Background boxes worth learning from."""

import numpy as np

from reference.detection.arguments import as_mask, as_natural, as_sortable


def hard_negative_mining(loss: np.ndarray, positives: np.ndarray, ratio: int = 3) -> np.ndarray:
    """Choose, in every image, the background boxes with the largest loss: ratio of them for each positive.

        chosen = the min(ratio * number of positives, number of negatives) negatives of largest loss

    Parameters
    ----------
    loss : ndarray, shape (D,) or (N, D)
        Loss of every box of one image, or of N images; nan is refused.
    positives : ndarray of bool, shape of loss
        Which boxes are matched to an object; all others are negatives.
    ratio : int, default 3
        Negatives for each positive of the same image; not negative.

    Returns
    -------
    negatives : ndarray of bool, shape of loss
        Which boxes are chosen; never a positive.

    Raises
    ------
    ValueError
        If loss has another number of axes or holds nan, positives is no mask of its shape, or ratio is not an
        integer of at least 0.

    Notes
    -----
    An image without positives gets no negatives; one with too few negatives gives them all. Of equal losses the
    earlier box is chosen.

    References
    ----------
    .. [1] Liu, Anguelov, Erhan, Szegedy, Reed, Fu and Berg, "SSD: single shot multibox detector", ECCV 2016,
       section 2.2, hard negative mining.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.detection.hard_negative_mining import hard_negative_mining
    >>> hard_negative_mining(np.array([9.0, 1.0, 3.0, 2.0]), np.array([True, False, False, False]), ratio=2)
    array([False, False,  True,  True])
    """
    loss = as_sortable("loss", loss)
    if loss.ndim not in (1, 2):
        raise ValueError(f"loss must have shape (D,) or (N, D). Received: {loss.shape}")
    return hardest_negatives(loss, as_mask("positives", positives, loss.shape), as_natural("ratio", ratio, 0))


def hardest_negatives(loss: np.ndarray, positives: np.ndarray, ratio: int) -> np.ndarray:
    """Return the mask of the chosen negatives."""
    hardest_first = np.lexsort((-loss, positives), axis=-1)  # negatives come first, whatever their loss
    rank = np.argsort(hardest_first, axis=-1)
    wanted = ratio * positives.sum(axis=-1, keepdims=True)
    chosen: np.ndarray = (rank < wanted) & ~positives
    return chosen
