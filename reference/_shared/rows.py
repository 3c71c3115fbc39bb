"""The largest entry and the sum of a row, put together from quarters and halves of it.

One running sum waits for every addition before the next. Entries of the four quarters don't wait for one another, so
that a compiler which may not reorder additions still does many at once; what is left is halved while it is long.
"""

import numpy as np

from reference._jit import kernel

_SHORT = 32  # so few numbers are done one after the other


@kernel
def row_largest(row: np.ndarray, scratch: np.ndarray) -> float:
    """Return the largest entry; a nan among them may get lost. The scratch space is of the row's dtype."""
    largest, count = row[0], len(row) // 4
    if len(row) < _SHORT:
        count = 0
    a, b, c, d = row[:count], row[count : 2 * count], row[2 * count : 3 * count], row[3 * count : 4 * count]
    for k in range(count):
        first = a[k] if a[k] > b[k] else b[k]
        second = c[k] if c[k] > d[k] else d[k]
        scratch[k] = first if first > second else second
    for k in range(4 * count, len(row)):
        largest = row[k] if row[k] > largest else largest
    while count >= _SHORT:
        largest = scratch[count - 1] if scratch[count - 1] > largest else largest
        count //= 2
        low, high = scratch[:count], scratch[count : 2 * count]
        for k in range(count):
            low[k] = low[k] if low[k] > high[k] else high[k]
    for k in range(count):
        largest = scratch[k] if scratch[k] > largest else largest
    return float(largest)


@kernel
def row_total(row: np.ndarray, scratch: np.ndarray) -> float:
    """Return the sum, in float64, of which the scratch space is."""
    total, count = np.float64(0.0), len(row) // 4
    if len(row) < _SHORT:
        count = 0
    a, b, c, d = row[:count], row[count : 2 * count], row[2 * count : 3 * count], row[3 * count : 4 * count]
    for k in range(count):
        scratch[k] = (np.float64(a[k]) + np.float64(b[k])) + (np.float64(c[k]) + np.float64(d[k]))
    for k in range(4 * count, len(row)):
        total += row[k]
    while count >= _SHORT:
        if count % 2 == 1:
            total += scratch[count - 1]
        count //= 2
        low, high = scratch[:count], scratch[count : 2 * count]
        for k in range(count):
            low[k] += high[k]
    for k in range(count):
        total += scratch[k]
    return total
