"""Winograd's transforms of tiles: from patches of 6x6 to values at points, and back to outputs of 4x4.

A product of polynomials is a product of their values at enough points. These are 0, sqrt(2), -sqrt(2), 1/sqrt(2),
-1/sqrt(2) and infinity: their powers stay close to 1, so that a float32 result is about three times less exact than a
direct sum; the usual 0, 1, -1, 2, -2 and infinity lose a factor of fifteen [1]_.

Every transform works on lines along the image first and on columns of tiles then, and keeps tiles side by side in
memory, so that the compiler can treat many of them at once.

References
----------
.. [1] Alam, Anderson, Barabasz and Gregg, "Winograd convolution for deep neural networks: efficient point selection",
   ACM Transactions on Embedded Computing Systems, 2022.
"""

from typing import Any

import numpy as np

from reference._jit import kernel

_ROOT = 2**0.5

FILTER_TO_POINTS = np.array(
    [
        [1, 0, 0],
        [1 / 6, _ROOT / 6, 1 / 3],
        [1 / 6, -_ROOT / 6, 1 / 3],
        [-2 / 3, -_ROOT / 3, -1 / 3],
        [-2 / 3, _ROOT / 3, -1 / 3],
        [0, 0, 1],
    ]
)
"""The matrix called G in the literature, whose other two, A and B, are written out as sums below."""


def transform_constants(dtype: np.dtype) -> tuple[Any, ...]:
    """Return sqrt(2), 1/sqrt(2), 2, 1/2, 5/2, 2*sqrt(2) and 1/(2*sqrt(2)) in a dtype, so that sums keep it."""
    return tuple(np.array([_ROOT, 1 / _ROOT, 2, 0.5, 2.5, 2 * _ROOT, 0.5 / _ROOT], dtype))


@kernel
def _patch_to_points(d0: Any, d1: Any, d2: Any, d3: Any, d4: Any, d5: Any, constants: Any) -> Any:
    """Evaluate six numbers of a patch at the six points: transposed B times d."""
    root, inverse, two, half, five_halves, _, _ = constants
    even, odd = d4 - half * d2, root * d3 - inverse * d1
    even_too, odd_too = d4 - two * d2, inverse * d3 - root * d1
    first, last = d0 - five_halves * d2 + d4, d1 - five_halves * d3 + d5
    return first, even + odd, even - odd, even_too + odd_too, even_too - odd_too, last


@kernel
def _points_to_output(m0: Any, m1: Any, m2: Any, m3: Any, m4: Any, m5: Any, constants: Any) -> Any:
    """Read four outputs off the values at six points: transposed A times m."""
    root, inverse, two, half, _, root_cubed, inverse_cubed = constants
    even, odd, even_too, odd_too = m1 + m2, m1 - m2, m3 + m4, m3 - m4
    return (
        m0 + even + even_too,
        root * odd + inverse * odd_too,
        two * even + half * even_too,
        root_cubed * odd + inverse_cubed * odd_too + m5,
    )


@kernel
def _output_to_points(y0: Any, y1: Any, y2: Any, y3: Any, constants: Any) -> Any:
    """Take gradients of four outputs back to the six points: A times y."""
    root, inverse, two, half, _, root_cubed, inverse_cubed = constants
    even, odd = y0 + two * y2, root * y1 + root_cubed * y3
    even_too, odd_too = y0 + half * y2, inverse * y1 + inverse_cubed * y3
    return y0, even + odd, even - odd, even_too + odd_too, even_too - odd_too, y3


@kernel
def patches_to_points(
    x: np.ndarray, c: int, pad: int, first: int, count: int, grid: Any, constants: Any, values: np.ndarray
) -> None:
    """Write values[6*a + b, c, t], the transforms of one channel's patches 6x6 in some rows of tiles.

    Rows of tiles are counted through the whole batch; `grid` is how many rows an image has, and how many tiles a row.
    """
    height, width = x.shape[2:]
    high, wide = grid
    length = 4 * wide + 2
    lines = np.zeros((6, count * length), x.dtype)
    planes = np.empty((6, count * wide), x.dtype)
    line0, line1, line2, line3, line4, line5 = lines[0], lines[1], lines[2], lines[3], lines[4], lines[5]
    g0, g1, g2, g3, g4, g5 = planes[0], planes[1], planes[2], planes[3], planes[4], planes[5]
    for r in range(count):
        n, i = (first + r) // high, (first + r) % high
        for a in range(6):
            y = 4 * i + a - pad
            if 0 <= y < height:
                line, row = lines[a, r * length + pad :], x[n, c, y]
                for j in range(width):
                    line[j] = row[j]
    for j in range(count * length):
        line0[j], line1[j], line2[j], line3[j], line4[j], line5[j] = _patch_to_points(
            line0[j], line1[j], line2[j], line3[j], line4[j], line5[j], constants
        )
    for a in range(6):
        for r in range(count):
            for t in range(wide):
                for b in range(6):
                    planes[b, r * wide + t] = lines[a, r * length + 4 * t + b]
        v0, v1, v2 = values[6 * a, c], values[6 * a + 1, c], values[6 * a + 2, c]
        v3, v4, v5 = values[6 * a + 3, c], values[6 * a + 4, c], values[6 * a + 5, c]
        for t in range(count * wide):
            v0[t], v1[t], v2[t], v3[t], v4[t], v5[t] = _patch_to_points(
                g0[t], g1[t], g2[t], g3[t], g4[t], g5[t], constants
            )


@kernel
def gradients_to_points(
    dout: np.ndarray, f: int, first: int, count: int, grid: Any, constants: Any, values: np.ndarray
) -> None:
    """Write values[6*a + b, f, t], the gradients of one filter's products in some rows of tiles, from those of out."""
    height, width = dout.shape[2:]
    high, wide = grid
    length = 4 * wide
    lines = np.zeros((6, count * length), dout.dtype)
    planes = np.empty((4, count * wide), dout.dtype)
    line0, line1, line2, line3, line4, line5 = lines[0], lines[1], lines[2], lines[3], lines[4], lines[5]
    g0, g1, g2, g3 = planes[0], planes[1], planes[2], planes[3]
    for r in range(count):
        n, i = (first + r) // high, (first + r) % high
        for p in range(4):
            if 4 * i + p < height:
                line, row = lines[p, r * length :], dout[n, f, 4 * i + p]
                for j in range(width):
                    line[j] = row[j]
    for j in range(count * length):
        line0[j], line1[j], line2[j], line3[j], line4[j], line5[j] = _output_to_points(
            line0[j], line1[j], line2[j], line3[j], constants
        )
    for a in range(6):
        for t in range(count * wide):
            for q in range(4):
                planes[q, t] = lines[a, 4 * t + q]
        v0, v1, v2 = values[6 * a, f], values[6 * a + 1, f], values[6 * a + 2, f]
        v3, v4, v5 = values[6 * a + 3, f], values[6 * a + 4, f], values[6 * a + 5, f]
        for t in range(count * wide):
            v0[t], v1[t], v2[t], v3[t], v4[t], v5[t] = _output_to_points(
                g0[t], g1[t], g2[t], g3[t], constants
            )


@kernel
def points_to_outputs(
    products: np.ndarray,
    bias: Any,
    f: int,
    first: int,
    count: int,
    grid: Any,
    constants: Any,
    out: np.ndarray,
) -> None:
    """Write one filter's outputs in some rows of tiles, from its products[6*a + b, f, t], and add its bias."""
    height, width = out.shape[2:]
    high, wide = grid
    planes = np.empty((24, count * wide), out.dtype)
    line = np.empty(4 * count * wide, out.dtype)
    for k in range(6):
        m0, m1, m2 = products[k, f], products[k + 6, f], products[k + 12, f]
        m3, m4, m5 = products[k + 18, f], products[k + 24, f], products[k + 30, f]
        g0, g1, g2, g3 = planes[k], planes[k + 6], planes[k + 12], planes[k + 18]
        for t in range(count * wide):
            g0[t], g1[t], g2[t], g3[t] = _points_to_output(
                m0[t], m1[t], m2[t], m3[t], m4[t], m5[t], constants
            )
    for p in range(4):
        m0, m1, m2 = planes[6 * p], planes[6 * p + 1], planes[6 * p + 2]
        m3, m4, m5 = planes[6 * p + 3], planes[6 * p + 4], planes[6 * p + 5]
        for t in range(count * wide):
            y0, y1, y2, y3 = _points_to_output(m0[t], m1[t], m2[t], m3[t], m4[t], m5[t], constants)
            line[4 * t] = y0 + bias
            line[4 * t + 1] = y1 + bias
            line[4 * t + 2] = y2 + bias
            line[4 * t + 3] = y3 + bias
        for r in range(count):
            n, i = (first + r) // high, (first + r) % high
            if 4 * i + p < height:
                row, part = out[n, f, 4 * i + p], line[4 * r * wide :]
                for j in range(width):
                    row[j] = part[j]
