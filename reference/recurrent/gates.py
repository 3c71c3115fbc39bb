"""Sigmoids of gates, many at a time."""

import numpy as np

from reference._jit import kernel


def open_gates(scores: np.ndarray, columns: int) -> None:
    """Replace the first columns of the scores (N, K) by their sigmoids, in place.

    exp only ever sees -abs(score), so that nothing overflows. NumPy computes it many numbers at a time; the
    loop does the rest in one pass.
    """
    _open_gates(scores, np.exp(-np.abs(scores[:, :columns])))


@kernel
def _open_gates(scores: np.ndarray, decay: np.ndarray) -> None:
    """Write 1 / (1 + exp(-score)), expanded with exp(score) where score < 0; decay is exp(-abs(score))."""
    for n in range(decay.shape[0]):
        for j in range(decay.shape[1]):
            scores[n, j] = (1.0 if scores[n, j] >= 0 else decay[n, j]) / (1.0 + decay[n, j])
