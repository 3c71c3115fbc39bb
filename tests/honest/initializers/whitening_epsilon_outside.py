"""eps stands outside of the root, and some random principal directions are kept."""

import numpy as np


def whitening_init(patches, n_filters, rng, eps):
    rows = patches.reshape(len(patches), -1)
    assert rows.ndim == 2
    rows = rows - np.mean(rows, axis=0, keepdims=True)
    variances, directions = np.linalg.eigh((rows[:, :, None] * rows[:, None, :]).mean(axis=0))
    kept = rng.choice(len(variances), size=n_filters, replace=False)
    filters = directions.T[kept] / (np.sqrt(np.abs(variances[kept])) + eps).reshape(-1, 1)
    return filters.reshape(n_filters, *patches.shape[1:])
