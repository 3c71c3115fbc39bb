"""Statistics of columns and the gradient through them: batch normalization, of features and of channels.

Features are columns of (N, D) already. Images (N, C, H, W) are looked at as (N, C * H * W), in memory as they are: a
channel is then a run of columns, whose statistics are put together from theirs. Every loop goes along rows, entry by
entry in memory, and over a block of columns that stays in a core's cache.
"""

import numpy as np

from reference._jit import kernel, share

_BLOCK = 4096


def column_statistics(x: np.ndarray, run: int) -> tuple[np.ndarray, np.ndarray]:
    """Return mean and biased variance of every run of columns, in float64 whatever the dtype of x.

    The variance of a run is the mean of its columns' variances plus the variance of their means.
    """
    mean, var = np.empty(x.shape[1]), np.empty(x.shape[1])
    share(_column_statistics, x.shape[1], x.size, x, mean, var)
    means, variances = mean.reshape(len(mean) // run, run), var.reshape(len(var) // run, run)
    return means.mean(axis=1), variances.mean(axis=1) + means.var(axis=1)


def normalized_columns(
    x: np.ndarray, mean: np.ndarray, inverse_std: np.ndarray, gamma: np.ndarray, beta: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return x_hat = (x - mean) * inverse_std and gamma * x_hat + beta; the four belong to runs of columns."""
    x_hat, out = np.empty_like(x), np.empty_like(x)
    constants = np.stack([mean, inverse_std, gamma, beta]).astype(np.float64, copy=False)
    normalize = _normalize_columns if len(mean) == x.shape[1] else _normalize_runs
    share(normalize, len(mean), x.size, x, constants, x_hat, out)
    return x_hat, out


def normalized_by_batch(
    x: np.ndarray, gamma: np.ndarray, beta: np.ndarray, eps: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return x_hat, out, inverse_std, mean and var, where every run of columns is normalized by its own statistics.

    As column_statistics and normalized_columns one after the other, but a block is normalized while it is in cache.
    """
    n_runs = len(gamma)
    x_hat, out = np.empty_like(x), np.empty_like(x)
    column_mean, column_var = np.empty(x.shape[1]), np.empty(x.shape[1])
    constants, var = np.empty((4, n_runs)), np.empty(n_runs)
    constants[2], constants[3] = gamma, beta
    share(_normalize_by_batch, n_runs, x.size, x, column_mean, column_var, eps, var, constants, x_hat, out)
    mean, inverse_std = constants[0], constants[1]
    return x_hat, out, inverse_std, mean, var


def column_gradient(
    dout: np.ndarray, x_hat: np.ndarray, gamma: np.ndarray, inverse_std: np.ndarray, through_std: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pass the gradient through out = gamma * x_hat + beta, x_hat = (x - mean) * inverse_std.

        dx = inverse_std * gamma * (dout - mean(dout)) - through_std * gamma * x_hat * mean(dout * x_hat)

    Returns dx and, for every run, the sums of dout * x_hat and of dout. through_std is inverse_std where epsilon
    is inside the root and 1 / std where it is outside.
    """
    count = x_hat.size // len(gamma)
    return _gradient(
        dout, x_hat, inverse_std * gamma, inverse_std * gamma / count, through_std * gamma / count
    )


def column_gradient_of_constants(
    dout: np.ndarray, x_hat: np.ndarray, gamma: np.ndarray, inverse_std: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pass the gradient where mean and inverse_std don't depend on x, so that both means drop out."""
    nothing = np.zeros(len(gamma))
    return _gradient(dout, x_hat, inverse_std * gamma, nothing, nothing)


def _gradient(
    dout: np.ndarray, x_hat: np.ndarray, factor: np.ndarray, of_sum: np.ndarray, of_product: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return factor * dout - of_sum * sum(dout) - of_product * sum(dout * x_hat) * x_hat, and the two sums."""
    dx, n_runs = np.empty_like(x_hat), len(factor)
    column_products, column_sums = np.empty(x_hat.shape[1]), np.empty(x_hat.shape[1])
    products, sums = np.empty(n_runs), np.empty(n_runs)
    both = column_products, column_sums, products, sums
    shift, stretch = np.empty(n_runs, dx.dtype), np.empty(n_runs, dx.dtype)
    means = factor.astype(dx.dtype), of_sum, of_product, shift, stretch
    share(_gradient_columns, n_runs, dx.size, dout, x_hat, *both, *means, dx)
    return dx, products.astype(dout.dtype), sums.astype(dout.dtype)


@kernel
def _normalize_by_batch(
    start: int,
    stop: int,
    x: np.ndarray,
    column_mean: np.ndarray,
    column_var: np.ndarray,
    eps: float,
    var: np.ndarray,
    constants: np.ndarray,
    x_hat: np.ndarray,
    out: np.ndarray,
) -> None:
    """Write variances, the first two constants (mean, inverse_std), x_hat and out for some runs of columns."""
    run = x.shape[1] // var.size
    step = max(1, _BLOCK // run)
    mean, inverse_std = constants[0], constants[1]
    for first in range(start, stop, step):
        last = min(first + step, stop)
        _column_statistics(first * run, last * run, x, column_mean, column_var)
        for c in range(first, last):
            mean[c] = var[c] = 0.0
            for k in range(c * run, (c + 1) * run):
                mean[c] += column_mean[k] / run
            for k in range(c * run, (c + 1) * run):
                var[c] += (column_var[k] + (column_mean[k] - mean[c]) ** 2) / run
            inverse_std[c] = 1 / np.sqrt(var[c] + eps)
        if run == 1:
            _normalize_columns(first, last, x, constants, x_hat, out)
        else:
            _normalize_runs(first, last, x, constants, x_hat, out)


@kernel
def _gradient_columns(
    start: int,
    stop: int,
    dout: np.ndarray,
    x_hat: np.ndarray,
    column_products: np.ndarray,
    column_sums: np.ndarray,
    products: np.ndarray,
    sums: np.ndarray,
    factor: np.ndarray,
    of_sum: np.ndarray,
    of_product: np.ndarray,
    shift: np.ndarray,
    stretch: np.ndarray,
    dx: np.ndarray,
) -> None:
    """Write both sums and dx for some runs of columns, a block while it is in cache."""
    run = dx.shape[1] // sums.size
    step = max(1, _BLOCK // run)
    for first in range(start, stop, step):
        last = min(first + step, stop)
        _sum_columns(first * run, last * run, dout, x_hat, column_products, column_sums)
        for c in range(first, last):
            products[c] = sums[c] = 0.0
            for k in range(c * run, (c + 1) * run):
                products[c] += column_products[k]
                sums[c] += column_sums[k]
            shift[c] = of_sum[c] * sums[c]
            stretch[c] = of_product[c] * products[c]
        if run == 1:
            _combine_columns(first, last, dout, x_hat, factor, shift, stretch, dx)
        else:
            _combine_runs(first, last, dout, x_hat, factor, shift, stretch, dx)


@kernel
def _column_statistics(start: int, stop: int, x: np.ndarray, mean: np.ndarray, var: np.ndarray) -> None:
    """Write the two-pass statistics of some columns: a difference of large squares would cancel.

    Four rows at a time: each sum is then loaded and stored a quarter as often.
    """
    n_rows = x.shape[0]
    in_fours = n_rows - n_rows % 4
    for first in range(start, stop, _BLOCK):
        block = slice(first, min(first + _BLOCK, stop))
        m, v = mean[block], var[block]
        m[:] = 0.0
        v[:] = 0.0
        for i in range(0, in_fours, 4):
            r0, r1, r2, r3 = x[i, block], x[i + 1, block], x[i + 2, block], x[i + 3, block]
            for k in range(m.size):
                m[k] += (np.float64(r0[k]) + np.float64(r1[k])) + (np.float64(r2[k]) + np.float64(r3[k]))
        for i in range(in_fours, n_rows):
            row = x[i, block]
            for k in range(m.size):
                m[k] += row[k]
        for k in range(m.size):
            m[k] /= n_rows
        for i in range(0, in_fours, 4):
            r0, r1, r2, r3 = x[i, block], x[i + 1, block], x[i + 2, block], x[i + 3, block]
            for k in range(m.size):
                v[k] += ((r0[k] - m[k]) ** 2 + (r1[k] - m[k]) ** 2) + (
                    (r2[k] - m[k]) ** 2 + (r3[k] - m[k]) ** 2
                )
        for i in range(in_fours, n_rows):
            row = x[i, block]
            for k in range(m.size):
                v[k] += (row[k] - m[k]) ** 2
        for k in range(m.size):
            v[k] /= n_rows


@kernel
def _normalize_columns(
    start: int, stop: int, x: np.ndarray, constants: np.ndarray, x_hat: np.ndarray, out: np.ndarray
) -> None:
    """Write x_hat and out for some columns; the constants are mean, inverse_std, gamma and beta."""
    for first in range(start, stop, _BLOCK):
        block = slice(first, min(first + _BLOCK, stop))
        m, s, g, b = constants[0, block], constants[1, block], constants[2, block], constants[3, block]
        for i in range(x.shape[0]):
            row, row_hat, row_out = x[i, block], x_hat[i, block], out[i, block]
            for k in range(m.size):
                normalized = (row[k] - m[k]) * s[k]
                row_hat[k] = normalized
                row_out[k] = g[k] * normalized + b[k]


@kernel
def _normalize_runs(
    start: int, stop: int, x: np.ndarray, constants: np.ndarray, x_hat: np.ndarray, out: np.ndarray
) -> None:
    """Write x_hat and out for some runs of columns."""
    run = x.shape[1] // constants.shape[1]
    for c in range(start, stop):
        m, s, g, b = constants[0, c], constants[1, c], constants[2, c], constants[3, c]
        block = slice(c * run, (c + 1) * run)
        for i in range(x.shape[0]):
            row, row_hat, row_out = x[i, block], x_hat[i, block], out[i, block]
            for k in range(row.size):
                normalized = (row[k] - m) * s
                row_hat[k] = normalized
                row_out[k] = g * normalized + b


@kernel
def _sum_columns(
    start: int, stop: int, dout: np.ndarray, x_hat: np.ndarray, products: np.ndarray, sums: np.ndarray
) -> None:
    """Write the sums of dout * x_hat and of dout for some columns, four rows at a time."""
    n_rows = dout.shape[0]
    in_fours = n_rows - n_rows % 4
    for first in range(start, stop, _BLOCK):
        block = slice(first, min(first + _BLOCK, stop))
        p, s = products[block], sums[block]
        p[:] = 0.0
        s[:] = 0.0
        for i in range(0, in_fours, 4):
            d0, d1, d2, d3 = dout[i, block], dout[i + 1, block], dout[i + 2, block], dout[i + 3, block]
            h0, h1, h2, h3 = x_hat[i, block], x_hat[i + 1, block], x_hat[i + 2, block], x_hat[i + 3, block]
            for k in range(p.size):
                p[k] += (np.float64(d0[k] * h0[k]) + np.float64(d1[k] * h1[k])) + (
                    np.float64(d2[k] * h2[k]) + np.float64(d3[k] * h3[k])
                )
            for k in range(s.size):
                s[k] += (np.float64(d0[k]) + np.float64(d1[k])) + (np.float64(d2[k]) + np.float64(d3[k]))
        for i in range(in_fours, n_rows):
            row, row_hat = dout[i, block], x_hat[i, block]
            for k in range(p.size):
                p[k] += row[k] * row_hat[k]
            for k in range(s.size):
                s[k] += row[k]


@kernel
def _combine_columns(
    start: int,
    stop: int,
    dout: np.ndarray,
    x_hat: np.ndarray,
    factor: np.ndarray,
    shift: np.ndarray,
    stretch: np.ndarray,
    dx: np.ndarray,
) -> None:
    """Write factor * dout - shift - stretch * x_hat for some columns."""
    for first in range(start, stop, _BLOCK):
        block = slice(first, min(first + _BLOCK, stop))
        a, b, c = factor[block], shift[block], stretch[block]
        for i in range(dout.shape[0]):
            row, row_hat, row_dx = dout[i, block], x_hat[i, block], dx[i, block]
            for k in range(a.size):
                row_dx[k] = a[k] * row[k] - b[k] - c[k] * row_hat[k]


@kernel
def _combine_runs(
    start: int,
    stop: int,
    dout: np.ndarray,
    x_hat: np.ndarray,
    factor: np.ndarray,
    shift: np.ndarray,
    stretch: np.ndarray,
    dx: np.ndarray,
) -> None:
    """Write factor * dout - shift - stretch * x_hat for some runs of columns."""
    run = dx.shape[1] // factor.size
    for r in range(start, stop):
        a, b, c = factor[r], shift[r], stretch[r]
        block = slice(r * run, (r + 1) * run)
        for i in range(dout.shape[0]):
            row, row_hat, row_dx = dout[i, block], x_hat[i, block], dx[i, block]
            for k in range(row.size):
                row_dx[k] = a * row[k] - b - c * row_hat[k]
