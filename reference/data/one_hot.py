"""Class indices as rows with a single one."""

import numpy as np

from reference.data.arguments import as_whole


def one_hot(y: np.ndarray, n_classes: int | None = None) -> np.ndarray:
    """Turn every class index into a row that is 1 at the index and 0 elsewhere.

        out[n, c] = 1 if c = y[n], else 0

    Parameters
    ----------
    y : ndarray of int, shape (N,)
        Class indices, 0 to n_classes - 1.
    n_classes : int or None, default None
        How many columns; None: the largest label + 1.

    Returns
    -------
    out : ndarray, shape (N, n_classes)
        float64.

    Raises
    ------
    ValueError
        If y isn't a row of integers, a label is outside 0 to n_classes - 1, or the number of classes is to be
        found in no labels at all.

    Notes
    -----
    Give n_classes for a part of the data: its largest label need not be the largest there is.

    References
    ----------
    .. [1] Bishop, "Pattern recognition and machine learning", 2006, section 4.1.2.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.data.one_hot import one_hot
    >>> one_hot(np.array([2, 0]))
    array([[0., 0., 1.],
           [1., 0., 0.]])
    """
    labels = np.asarray(y)
    if labels.ndim != 1 or (labels.size and labels.dtype.kind not in "biu"):
        raise ValueError(f"y must hold integers, shape (N,). Received: {labels.dtype}, shape {labels.shape}")
    if n_classes is None and labels.size == 0:
        raise ValueError("n_classes must be given where y is empty. Received: None")
    n_classes = int(labels.max()) + 1 if n_classes is None else as_whole("n_classes", n_classes, 1)
    if labels.size and not 0 <= labels.min() <= labels.max() < n_classes:
        received = f"{labels.min()} to {labels.max()}"
        raise ValueError(f"y must be in 0 to {n_classes - 1}. Received: {received}")
    out = np.zeros((len(labels), n_classes))
    out[np.arange(len(labels)), labels.astype(np.intp)] = 1
    return out
