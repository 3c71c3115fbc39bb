"""Scores by einsum, written into an array stored column by column; the classes by sorting."""

import numpy as np


def linear_scores(X, W, b):
    out = np.empty((X.shape[0], W.shape[1]), dtype=X.dtype, order="F")
    np.einsum("nd,dc->nc", X, W, out=out)
    out += b
    return out


def predict_classes(scores):
    return np.argsort(scores, axis=1)[:, -1].astype(np.uint8)
