"""Convolution as weighted sums of shifted images, without columns: for few channels, where copying would dominate.

With every row of the padded image behind the one before, a shift by (u, v) is a shift by u * width + v, and the sum
of the definition becomes one over whole images:

    out[f] = sum over c, u, v of w[f, c, u, v] * (padded[c] shifted by u * width + v)

The last kernel width - 1 sums of every row mix its end with the start of the next; they are left out.
"""

import numpy as np

from reference._jit import parallel_kernel, prange
from reference.convolution.products import SHARES, add_row_products


def direct_forward(x: np.ndarray, w: np.ndarray, b: np.ndarray, pads: tuple[int, int]) -> np.ndarray:
    """Correlate images (N, C, H, W) with filters (F, C, HH, WW) at stride 1; rows and columns are padded apart.

    Examples
    --------
    >>> import numpy as np
    >>> from reference.convolution.direct import direct_forward
    >>> direct_forward(np.ones((1, 2, 2, 3)), np.ones((1, 2, 3, 2)), np.zeros(1), (1, 1))[0, 0]
    array([[4., 8., 8., 4.],
           [4., 8., 8., 4.]])
    """
    n_images, channels, height, width = x.shape
    n_filters, _, kh, kw = w.shape
    high, wide = height + 2 * pads[0], width + 2 * pads[1]
    out = np.empty((n_images, n_filters, high - kh + 1, wide - kw + 1), x.dtype)
    length = (high - kh) * wide + wide - kw + 1
    c, u, v = np.indices((channels, kh, kw)).reshape(3, -1)
    # To a multiple of four: filters of zeros, and shifts to the zeros behind the last channel.
    weights = np.zeros((n_filters + -n_filters % 4, len(c) + -len(c) % 4), x.dtype)
    weights[:n_filters, : len(c)] = w.reshape(n_filters, -1)
    starts = np.full(weights.shape[1], channels * high * wide)
    starts[: len(c)] = (c * high + u) * wide + v
    shares = min(SHARES, n_images)
    images = np.zeros((shares, channels * high * wide + length), x.dtype)
    sums = np.empty((shares, len(weights), length), x.dtype)
    _direct_forward(x, weights, starts, b, pads, images, sums, out)
    return out


@parallel_kernel
def _direct_forward(
    x: np.ndarray,
    weights: np.ndarray,
    starts: np.ndarray,
    b: np.ndarray,
    pads: tuple[int, int],
    images: np.ndarray,
    sums: np.ndarray,
    out: np.ndarray,
) -> None:
    """Write the outputs image by image: each share of the batch has its own scratch space."""
    high, wide = x.shape[2] + 2 * pads[0], x.shape[3] + 2 * pads[1]
    for s in prange(len(images)):
        image, total = images[s], sums[s]
        for n in range(s * len(x) // len(images), (s + 1) * len(x) // len(images)):
            for c in range(x.shape[1]):
                for i in range(x.shape[2]):
                    start = (c * high + i + pads[0]) * wide + pads[1]
                    for j in range(x.shape[3]):
                        image[start + j] = x[n, c, i, j]
            total[:] = 0
            add_row_products(weights, image, starts, total.shape[1], total)
            for f in range(out.shape[1]):
                bias = b[f]
                for i in range(out.shape[2]):
                    row, shifted = out[n, f, i], total[f, i * wide :]
                    for j in range(len(row)):
                        row[j] = shifted[j] + bias
