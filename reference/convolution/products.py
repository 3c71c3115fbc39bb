"""A matrix times rows that lie anywhere in memory: the inner loop of the fast convolutions."""

import numpy as np

from reference._jit import kernel

SHARES = 4
"""Into how many parts a batch is divided: not the number of threads, so that sums are the same for any."""

_BLOCK = 512


@kernel
def add_row_products(
    weights: np.ndarray, rows: np.ndarray, starts: np.ndarray, length: int, out: np.ndarray
) -> None:
    """Add weighted sums of rows: out[f, t] += sum over k of weights[f, k] * rows[starts[k] + t], for t < length.

    The number of weights' rows, and that of starts, must be multiples of four: four outputs take four rows at a
    time, so that every number that is loaded is used four times. The loop over t has no dependence from one round
    to the next, which lets the compiler fill vector registers without reordering any sum; blocks of t keep the
    eight rows in a near cache.
    """
    for first in range(0, length, _BLOCK):
        size = min(_BLOCK, length - first)
        for f in range(0, weights.shape[0], 4):
            out0 = out[f, first : first + size]
            out1 = out[f + 1, first : first + size]
            out2 = out[f + 2, first : first + size]
            out3 = out[f + 3, first : first + size]
            for k in range(0, len(starts), 4):
                w = weights[f : f + 4, k : k + 4]
                w00, w01, w02, w03 = w[0, 0], w[0, 1], w[0, 2], w[0, 3]
                w10, w11, w12, w13 = w[1, 0], w[1, 1], w[1, 2], w[1, 3]
                w20, w21, w22, w23 = w[2, 0], w[2, 1], w[2, 2], w[2, 3]
                w30, w31, w32, w33 = w[3, 0], w[3, 1], w[3, 2], w[3, 3]
                row0 = rows[starts[k] + first :]
                row1 = rows[starts[k + 1] + first :]
                row2 = rows[starts[k + 2] + first :]
                row3 = rows[starts[k + 3] + first :]
                for t in range(size):
                    r0, r1, r2, r3 = row0[t], row1[t], row2[t], row3[t]
                    out0[t] += w00 * r0 + w01 * r1 + w02 * r2 + w03 * r3
                    out1[t] += w10 * r0 + w11 * r1 + w12 * r2 + w13 * r3
                    out2[t] += w20 * r0 + w21 * r1 + w22 * r2 + w23 * r3
                    out3[t] += w30 * r0 + w31 * r1 + w32 * r2 + w33 * r3
