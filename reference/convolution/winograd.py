"""Convolution of 3x3 filters by Winograd's minimal filtering F(4x4, 3x3), for many channels.

A tile of 4x4 outputs needs a patch of 6x6 numbers. With the transforms of `tiles`,

    tile = At [ sum over c of (G w At') * (Bt patch B) ] A

takes 36 multiplications for each filter and channel, where the definition takes 4 * 4 * 3 * 3 = 144. The products at
one point of all tiles, channels and filters are a product of matrices.
"""

from typing import Any

import numpy as np

from reference._jit import kernel, parallel_kernel, prange
from reference.convolution.products import SHARES, add_row_products
from reference.convolution.tiles import (
    FILTER_TO_POINTS,
    gradients_to_points,
    patches_to_points,
    points_to_outputs,
    transform_constants,
)

_BYTES = 1024  # of one channel at one point: as many tiles are treated at a time


def winograd_forward(x: np.ndarray, w: np.ndarray, b: np.ndarray, pad: int) -> np.ndarray:
    """Correlate images (N, C, H, W) with filters (F, C, 3, 3) at stride 1; C and F are multiples of four.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.convolution.winograd import winograd_forward
    >>> x, w, b = np.ones((1, 4, 3, 4)), np.ones((4, 4, 3, 3)), np.zeros(4)
    >>> winograd_forward(x, w, b, 1)[0, 0].round(6)
    array([[16., 24., 24., 16.],
           [24., 36., 36., 24.],
           [16., 24., 24., 16.]])
    """
    n_images, channels, height, width = x.shape
    out = np.empty((n_images, len(w), height + 2 * pad - 2, width + 2 * pad - 2), x.dtype)
    filters = _product(_filter_to_points(x.dtype), w.reshape(-1, 9).T).reshape(36, len(w), channels)
    grid, shares, rows = _division(out)
    tiles = rows * grid[1]
    values = np.empty((shares, 36, channels, tiles), x.dtype)
    products = np.empty((shares, 36, len(w), tiles), x.dtype)
    _forward(x, filters, b, pad, grid, rows, transform_constants(x.dtype), values, products, out)
    return out


def winograd_filter_gradient(dout: np.ndarray, x: np.ndarray, pad: int) -> np.ndarray:
    """Return dw, on the way of the forward pass back.

        dw = Gt [ sum over tiles of (A dtile At) * (Bt patch B) ] G

    Examples
    --------
    >>> import numpy as np
    >>> from reference.convolution.winograd import winograd_filter_gradient
    >>> winograd_filter_gradient(np.ones((1, 4, 3, 4)), np.ones((1, 4, 3, 4)), 1)[0, 0].round(6)
    array([[ 6.,  8.,  6.],
           [ 9., 12.,  9.],
           [ 6.,  8.,  6.]])
    """
    channels, n_filters = x.shape[1], dout.shape[1]
    grid, shares, rows = _division(dout)
    tiles = rows * grid[1]
    fitted = tiles + -tiles % 4
    values = np.empty((shares, 36, channels, tiles), x.dtype)
    turned = np.zeros((shares, fitted, channels), x.dtype)
    dproducts = np.zeros((shares, 36, n_filters, fitted), x.dtype)
    dfilters = np.zeros((shares, 36, n_filters, channels), x.dtype)
    constants = transform_constants(x.dtype)
    _filter_gradient(x, dout, pad, grid, rows, constants, values, turned, dproducts, dfilters)
    dw = _product(_filter_to_points(x.dtype).T, dfilters.sum(axis=0).reshape(36, -1))
    return np.ascontiguousarray(dw.T).reshape(n_filters, channels, 3, 3)


def _filter_to_points(dtype: np.dtype) -> np.ndarray:
    """Return the matrix (36, 9) that transforms both axes of a filter."""
    return np.kron(FILTER_TO_POINTS, FILTER_TO_POINTS).astype(dtype)


def _product(matrix: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Return matrix @ rows. Threads of BLAS would be awake for long after it, in the way of the loops' own threads."""
    out = np.zeros((len(matrix), rows.shape[1]), rows.dtype)
    _add_product(np.ascontiguousarray(matrix), np.ascontiguousarray(rows), out)
    return out


def _division(out: np.ndarray) -> tuple[tuple[int, int], int, int]:
    """Return the grid of tiles of an image, the number of shares of the batch, and how many rows to treat at a time.

    Rows of tiles are counted through the whole batch. Fewer shares leave longer loops over tiles to small batches.
    """
    grid = -(-out.shape[2] // 4), -(-out.shape[3] // 4)
    total, rows = len(out) * grid[0], max(1, _BYTES // out.itemsize // grid[1])
    shares = max(1, min(SHARES, 2 * total // rows))
    return grid, shares, min(rows, -(-total // shares))


@parallel_kernel
def _forward(
    x: np.ndarray,
    filters: np.ndarray,
    b: np.ndarray,
    pad: int,
    grid: tuple[int, int],
    rows: int,
    constants: tuple[Any, ...],
    values: np.ndarray,
    products: np.ndarray,
    out: np.ndarray,
) -> None:
    """Write the outputs: transform channel by channel, multiply point by point, transform back filter by filter."""
    starts = np.arange(x.shape[1]) * values.shape[3]
    shares, total = len(values), len(x) * grid[0]
    for s in prange(shares):
        for first in range(s * total // shares, (s + 1) * total // shares, rows):
            count = min(rows, (s + 1) * total // shares - first)
            for c in range(x.shape[1]):
                patches_to_points(x, c, pad, first, count, grid, constants, values[s])
            for k in range(36):
                products[s, k] = 0
                add_row_products(filters[k], values[s, k].ravel(), starts, count * grid[1], products[s, k])
            for f in range(out.shape[1]):
                points_to_outputs(products[s], b[f], f, first, count, grid, constants, out)


@parallel_kernel
def _filter_gradient(
    x: np.ndarray,
    dout: np.ndarray,
    pad: int,
    grid: tuple[int, int],
    rows: int,
    constants: tuple[Any, ...],
    values: np.ndarray,
    turned: np.ndarray,
    dproducts: np.ndarray,
    dfilters: np.ndarray,
) -> None:
    """Add up the gradient of the transformed filters, one sum for each share."""
    starts = np.arange(turned.shape[1]) * x.shape[1]
    shares, total = len(values), len(x) * grid[0]
    for s in prange(shares):
        for first in range(s * total // shares, (s + 1) * total // shares, rows):
            count = min(rows, (s + 1) * total // shares - first)
            tiles = count * grid[1]
            fitted = tiles + -tiles % 4  # the tiles added are zero
            for c in range(x.shape[1]):
                patches_to_points(x, c, pad, first, count, grid, constants, values[s])
            for f in range(dout.shape[1]):
                gradients_to_points(dout, f, first, count, grid, constants, dproducts[s])
            turned[s, tiles:fitted] = 0
            for k in range(36):
                _turn(values[s, k], tiles, turned[s])
                add_row_products(
                    dproducts[s, k], turned[s].ravel(), starts[:fitted], x.shape[1], dfilters[s, k]
                )


@kernel
def _add_product(matrix: np.ndarray, rows: np.ndarray, out: np.ndarray) -> None:
    """Add matrix @ rows to out, row by row; four in ten entries of the transform are zero."""
    for i in range(matrix.shape[0]):
        total = out[i]
        for k in range(matrix.shape[1]):
            factor, row = matrix[i, k], rows[k]
            if factor != 0:
                for t in range(row.size):
                    total[t] += factor * row[t]


@kernel
def _turn(values: np.ndarray, tiles: int, turned: np.ndarray) -> None:
    """Transpose, so that channels are side by side; four at a time fill more of a cache line."""
    for c in range(0, values.shape[0], 4):
        row0, row1, row2, row3 = values[c], values[c + 1], values[c + 2], values[c + 3]
        for t in range(tiles):
            turned[t, c] = row0[t]
            turned[t, c + 1] = row1[t]
            turned[t, c + 2] = row2[t]
            turned[t, c + 3] = row3[t]
