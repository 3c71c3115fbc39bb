"""Gauss' elimination with pivots, by hand."""

import numpy as np


def newton_step(w, g, H):
    A = np.column_stack([H, g])
    n = len(g)
    for i in range(n):
        pivot = i + int(np.argmax(abs(A[i:, i])))
        A[[i, pivot]] = A[[pivot, i]]
        A[i] /= A[i, i]
        for j in range(n):
            if j != i:
                A[j] -= A[j, i] * A[i]
    return w - A[:, n]
