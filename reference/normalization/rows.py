"""Statistics of rows and the gradient through them: what layer and group normalization share.

They differ only in which entries form a row: those of one sample or of one group of channels.
"""

import numpy as np

from reference._jit import kernel


def row_statistics(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the mean and the biased variance of every row, in float64 whatever the dtype of the rows."""
    rows = np.ascontiguousarray(rows)
    mean, var = np.empty(len(rows)), np.empty(len(rows))
    _row_statistics(rows, mean, var)
    return mean, var


def row_gradient(
    dx_hat: np.ndarray, x_hat: np.ndarray, inverse_std: np.ndarray, through_std: np.ndarray
) -> np.ndarray:
    """Pass the gradient through x_hat = (x - mean) * inverse_std, where both statistics depend on x.

        dx = inverse_std * (dx_hat - mean(dx_hat)) - through_std * x_hat * mean(dx_hat * x_hat)

    through_std is inverse_std when epsilon is inside the root, and 1 / std when it is outside.
    """
    dx_hat, x_hat = np.ascontiguousarray(dx_hat), np.ascontiguousarray(x_hat)
    dx = np.empty_like(x_hat)
    _row_gradient(dx_hat, x_hat, inverse_std, through_std, dx)
    return dx


@kernel
def _row_statistics(rows: np.ndarray, mean: np.ndarray, var: np.ndarray) -> None:
    """Write the two-pass statistics: a difference of large squares would cancel."""
    count = rows.shape[1]
    for i in range(rows.shape[0]):
        total = np.float64(0.0)
        for j in range(count):
            total += rows[i, j]
        mean[i] = total / count
        squares = np.float64(0.0)
        for j in range(count):
            squares += (rows[i, j] - mean[i]) ** 2
        var[i] = squares / count


@kernel
def _row_gradient(
    dx_hat: np.ndarray, x_hat: np.ndarray, inverse_std: np.ndarray, through_std: np.ndarray, dx: np.ndarray
) -> None:
    """Write the gradient of every row."""
    count = x_hat.shape[1]
    for i in range(x_hat.shape[0]):
        shift = np.float64(0.0)
        stretch = np.float64(0.0)
        for j in range(count):
            shift += dx_hat[i, j]
            stretch += dx_hat[i, j] * x_hat[i, j]
        shift *= inverse_std[i] / count
        stretch *= through_std[i] / count
        for j in range(count):
            dx[i, j] = inverse_std[i] * dx_hat[i, j] - shift - stretch * x_hat[i, j]
