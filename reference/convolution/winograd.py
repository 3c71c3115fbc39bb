"""Convolution of 3x3 filters by Winograd's minimal filtering F(4x4, 3x3), for many channels.

A tile of 4x4 outputs needs a patch of 6x6 numbers. With the transforms of `tiles`,

    tile = At [ sum over c of (G w At') * (Bt patch B) ] A

takes 36 multiplications for each filter and channel, where the definition takes 4 * 4 * 3 * 3 = 144. The products at
one point of all tiles, channels and filters are a product of matrices.
"""

from typing import Any

import numpy as np

from reference._jit import kernel, parallel_kernel, prange
from reference.convolution.products import add_row_products
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
    filters = (_filter_to_points(x.dtype) @ w.reshape(-1, 9).T).reshape(36, len(w), channels)
    grid, rows = _division(out)
    tiles = rows * grid[1]
    values, products = np.empty((36, channels, tiles), x.dtype), np.empty((36, len(w), tiles), x.dtype)
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
    grid, rows = _division(dout)
    tiles = rows * grid[1]
    fitted = tiles + -tiles % 4  # the tiles added stay zero
    values, dproducts = np.empty((36, channels, tiles), x.dtype), np.zeros((36, n_filters, fitted), x.dtype)
    dfilters = np.zeros((36, n_filters, channels), x.dtype)
    _filter_gradient(x, dout, pad, grid, rows, transform_constants(x.dtype), values, dproducts, dfilters)
    dw = _filter_to_points(x.dtype).T @ dfilters.reshape(36, -1)
    return np.ascontiguousarray(dw.T).reshape(n_filters, channels, 3, 3)


def _filter_to_points(dtype: np.dtype) -> np.ndarray:
    """Return the matrix (36, 9) that transforms both axes of a filter."""
    return np.kron(FILTER_TO_POINTS, FILTER_TO_POINTS).astype(dtype)


def _division(out: np.ndarray) -> tuple[tuple[int, int], int]:
    """Return the grid of tiles of an image, and how many rows of tiles to treat at a time."""
    grid = -(-out.shape[2] // 4), -(-out.shape[3] // 4)
    return grid, max(1, min(len(out) * grid[0], _BYTES // out.itemsize // grid[1]))


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
    starts = np.arange(values.shape[1]) * values.shape[2]
    total = len(x) * grid[0]
    for first in range(0, total, rows):
        count = min(rows, total - first)
        for c in prange(x.shape[1]):
            patches_to_points(x, c, pad, first, count, grid, constants, values)
        for k in prange(36):
            products[k] = 0
            add_row_products(filters[k], values[k].ravel(), starts, count * grid[1], products[k])
        for f in prange(out.shape[1]):
            points_to_outputs(products, b[f], f, first, count, grid, constants, out)


@parallel_kernel
def _filter_gradient(
    x: np.ndarray,
    dout: np.ndarray,
    pad: int,
    grid: tuple[int, int],
    rows: int,
    constants: tuple[Any, ...],
    values: np.ndarray,
    dproducts: np.ndarray,
    dfilters: np.ndarray,
) -> None:
    """Add up the gradient of the transformed filters."""
    total = len(x) * grid[0]
    for first in range(0, total, rows):
        count = min(rows, total - first)
        tiles = count * grid[1]
        for c in prange(x.shape[1]):
            patches_to_points(x, c, pad, first, count, grid, constants, values)
        for f in prange(dout.shape[1]):
            gradients_to_points(dout, f, first, count, grid, constants, dproducts)
            dproducts[:, f, tiles:] = 0
        for k in prange(36):
            turned = np.zeros((dproducts.shape[2], x.shape[1]), x.dtype)
            _turn(values[k], tiles, turned)
            starts = np.arange(tiles + -tiles % 4) * x.shape[1]
            add_row_products(dproducts[k], turned.ravel(), starts, x.shape[1], dfilters[k])


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
