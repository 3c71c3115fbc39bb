"""The largest entry and the sum of a row, in loops of their own.

One running sum waits for every addition before the next. Eight of them, each for every eighth entry, don't wait for one
another, and a compiler that may not reorder additions can still do eight at once.
"""

import numpy as np

from reference._jit import kernel


@kernel
def row_largest(x: np.ndarray, i: int) -> float:
    """Return the largest entry of row i; a nan among them may get lost."""
    count = x.shape[1]
    a = b = c = d = e = f = g = h = x[i, 0]
    for j in range(0, count - 7, 8):
        a = x[i, j] if x[i, j] > a else a
        b = x[i, j + 1] if x[i, j + 1] > b else b
        c = x[i, j + 2] if x[i, j + 2] > c else c
        d = x[i, j + 3] if x[i, j + 3] > d else d
        e = x[i, j + 4] if x[i, j + 4] > e else e
        f = x[i, j + 5] if x[i, j + 5] > f else f
        g = x[i, j + 6] if x[i, j + 6] > g else g
        h = x[i, j + 7] if x[i, j + 7] > h else h
    largest = max(max(max(a, b), max(c, d)), max(max(e, f), max(g, h)))
    for j in range(count - count % 8, count):
        largest = max(largest, x[i, j])
    return float(largest)


@kernel
def row_total(x: np.ndarray, i: int) -> float:
    """Return the sum of row i, in float64."""
    count = x.shape[1]
    a = b = c = d = e = f = g = h = np.float64(0.0)
    for j in range(0, count - 7, 8):
        a += x[i, j]
        b += x[i, j + 1]
        c += x[i, j + 2]
        d += x[i, j + 3]
        e += x[i, j + 4]
        f += x[i, j + 5]
        g += x[i, j + 6]
        h += x[i, j + 7]
    total = ((a + b) + (c + d)) + ((e + f) + (g + h))
    for j in range(count - count % 8, count):
        total += x[i, j]
    return total
