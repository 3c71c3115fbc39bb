"""Filters that whiten: the first layer starts with uncorrelated responses."""

import math

import numpy as np

from reference._shared.arrays import as_float, as_number, require_axes, require_generator
from reference.initializers.orthogonal import orthogonal


def whitening_init(patches: np.ndarray, n_filters: int, rng: np.random.Generator, eps: float) -> np.ndarray:
    """Make filters whose responses to the patches have variance 1 and no correlation.

        cov = E diag(l) E',   filters = Q diag(1 / sqrt(l + eps)) E'   for the n_filters largest l

    Parameters
    ----------
    patches : ndarray, shape (N, C, h, w)
        Pieces of training images, at least one. Integers are computed in float64.
    n_filters : int
        From 1 to C * h * w.
    rng : numpy.random.Generator
        Draws the rotation Q.
    eps : float
        At least 0; keeps directions that hardly vary, which are mostly noise, from being blown up.

    Returns
    -------
    filters : ndarray, shape (n_filters, C, h, w), dtype of patches

    Raises
    ------
    ValueError
        If there are more filters than dimensions, eps is negative, eps is 0 and the patches vary in fewer
        directions than there are filters, rng is not a generator, or patches have another shape.

    Notes
    -----
    cov is the covariance of the flattened patches, divided by N. At eps = 0 that of the responses is the
    identity, whatever Q: a random rotation spreads the principal directions evenly over the filters, which
    otherwise would be ordered by variance. The mean of the responses is not zero unless that of the patches is.

    References
    ----------
    .. [1] Bell and Sejnowski, "The 'independent components' of natural scenes are edge filters", Vision
       Research 1997.
    .. [2] Coates, Lee and Ng, "An analysis of single-layer networks in unsupervised feature learning",
       AISTATS 2011, section 3.1.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.initializers.whitening_init import whitening_init
    >>> rng = np.random.default_rng(0)
    >>> patches = rng.uniform(0, 255, (50, 1, 2, 2))
    >>> filters = whitening_init(patches, 2, rng, eps=0)
    >>> responses = patches.reshape(50, 4) @ filters.reshape(2, 4).T
    >>> np.cov(responses.T, bias=True).round(9) + 0.0
    array([[1., 0.],
           [0., 1.]])
    """
    patches = as_float("patches", patches)
    require_axes("patches", patches, "N, C, h, w")
    if patches.size == 0:
        raise ValueError(f"patches must hold at least one number. Received: {patches.shape}")
    dimensions = math.prod(patches.shape[1:])
    if not isinstance(n_filters, int | np.integer) or not 1 <= n_filters <= dimensions:
        raise ValueError(f"n_filters must be an integer from 1 to {dimensions}. Received: {n_filters!r}")
    require_generator(rng)
    eps = as_number("eps", eps)
    if eps < 0:
        raise ValueError(f"eps must be at least 0. Received: {eps}")
    basis = _whitening_basis(
        patches.reshape(len(patches), dimensions).astype(np.float64), int(n_filters), eps
    )
    rotated: np.ndarray = orthogonal((n_filters, n_filters), rng) @ basis
    return rotated.reshape(n_filters, *patches.shape[1:]).astype(patches.dtype)


def _whitening_basis(rows: np.ndarray, n_filters: int, eps: float) -> np.ndarray:
    """Return the principal directions of the rows, largest variance first, each over its standard deviation."""
    centred = rows - rows.mean(axis=0)
    variances, directions = np.linalg.eigh(centred.T @ centred / len(rows))
    variances, directions = variances[::-1].clip(min=0), directions[:, ::-1]
    noise = variances[0] * rows.shape[1] * np.finfo(np.float64).eps
    vary = int((variances > noise).sum())
    if eps == 0 and vary < n_filters:
        raise ValueError(
            f"eps must be positive where patches vary in only {vary} of {n_filters} directions. Received: {eps}"
        )
    scales = 1 / np.sqrt(variances[:n_filters] + eps)
    return np.asarray(scales[:, None] * directions[:, :n_filters].T)
