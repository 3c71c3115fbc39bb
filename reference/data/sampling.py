"""Images read between their pixels: what rotation, scaling, shear and elastic deformation share.

All of them say, for every pixel of the result, where in the image it comes from. Rows count downwards, columns to
the right, and pixel (0, 0) is a point, not a square: the centre of an image is ((H - 1) / 2, (W - 1) / 2).
"""

import numpy as np

from reference._jit import kernel


def sample_affine(x: np.ndarray, matrices: np.ndarray) -> np.ndarray:
    """Resample images through linear maps about their centre.

        out[n, c, p] = x[n, c, centre + matrices[n] (p - centre)],   p = (row, column)

    The map goes from the result to the image: the inverse of what happens to what is seen. ``x`` is (N, C, H, W),
    ``matrices`` (N, 2, 2).
    """
    height, width = x.shape[2:]
    down, right = np.arange(height)[:, None] - (height - 1) / 2, np.arange(width) - (width - 1) / 2
    (a, b), (c, d) = matrices.transpose(1, 2, 0)[..., None, None]
    rows = (height - 1) / 2 + a * down + b * right
    columns = (width - 1) / 2 + c * down + d * right
    return sample_at(x, rows, columns)


def sample_at(x: np.ndarray, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """Read every image at points, bilinearly between the four pixels around; the edge goes on outside.

    ``x`` is (N, C, H, W); ``rows`` and ``columns``, float64 of shape (N, H, W), are the same for all channels.
    """
    out = np.empty_like(x)
    height, width = x.shape[2:]
    _sample_bilinear(x, np.clip(rows, 0, height - 1), np.clip(columns, 0, width - 1), out)
    return out


@kernel
def _sample_bilinear(x: np.ndarray, rows: np.ndarray, columns: np.ndarray, out: np.ndarray) -> None:
    """Write the mixtures as a pixel plus a share of the way to the next: exact on pixels and on flat images."""
    count, channels, height, width = x.shape
    for n in range(count):
        for i in range(height):
            for j in range(width):
                top, left = int(rows[n, i, j]), int(columns[n, i, j])
                bottom, right = min(top + 1, height - 1), min(left + 1, width - 1)
                down, along = rows[n, i, j] - top, columns[n, i, j] - left
                for c in range(channels):
                    upper = x[n, c, top, left] + along * (x[n, c, top, right] - x[n, c, top, left])
                    lower = x[n, c, bottom, left] + along * (x[n, c, bottom, right] - x[n, c, bottom, left])
                    out[n, c, i, j] = upper + down * (lower - upper)
