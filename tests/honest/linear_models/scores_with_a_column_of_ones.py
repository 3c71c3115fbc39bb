"""The bias as the weight of a feature that is always 1, and a view of a transposed product as the answer."""

import numpy as np


def linear_scores(X, W, b):
    longer = np.concatenate([X, np.ones((len(X), 1), dtype=X.dtype)], axis=1)
    return (np.concatenate([W, b[None]]).T @ longer.T).T
