"""Statistics of columns and the gradient through them: batch normalization, of features and of channels.

Features are columns of (N, D) already. Images (N, C, H, W) are looked at as (N, C * H * W), in memory as they are: a
channel is then a run of columns, which share mean, scale and shift. Every loop goes along rows, entry by entry in
memory, and over a block of columns that stays in a core's cache.

What x is measured from, its centre, is the mean rounded to x's dtype: float32 is then subtracted in float32, twice as
fast. The rest, mean - centre, is known in float64 and is put right where it counts:

    var = mean((x - centre)**2) - rest**2,   sum(dout * (x - mean)) = sum(dout * (x - centre)) - rest * sum(dout)
"""

import numpy as np

from reference._jit import kernel, share

_BLOCK = 1024


def normalized_by_batch(
    x: np.ndarray, gamma: np.ndarray, beta: np.ndarray, eps: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return out, mean, biased variance and inverse_std, where runs of columns have their own statistics.

    There are as many runs as entries of gamma and beta. The statistics are float64 whatever the dtype of x.
    """
    out, (mean, var, inverse_std) = np.empty_like(x), np.empty((3, len(gamma)))
    share(_normalize_by_batch, len(gamma), x.size, x, gamma, beta, eps, mean, var, inverse_std, out)
    return out, mean, var, inverse_std


def normalized_columns(
    x: np.ndarray, mean: np.ndarray, inverse_std: np.ndarray, gamma: np.ndarray, beta: np.ndarray
) -> np.ndarray:
    """Return gamma * (x - mean) * inverse_std + beta; the four belong to runs of columns."""
    out = np.empty_like(x)
    statistics = _in_double(mean, inverse_std)
    share(_normalize_by_constants, len(mean), x.size, x, *statistics, gamma, beta, out)
    return out


def column_gradient(
    dout: np.ndarray,
    x: np.ndarray,
    mean: np.ndarray,
    inverse_std: np.ndarray,
    gamma: np.ndarray,
    through_std: np.ndarray,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pass the gradient through out = gamma * x_hat + beta, x_hat = (x - mean) * inverse_std.

        dx = inverse_std * gamma * (dout - mean(dout)) - through_std * gamma * x_hat * mean(dout * x_hat)

    Returns dx and, for every run, the sums of dout * x_hat and of dout. through_std is inverse_std where epsilon
    is inside the root and 1 / std where it is outside.
    """
    factor, count = inverse_std * gamma, x.size // len(gamma)
    return _gradient(dout, x, mean, inverse_std, factor, factor / count, through_std * gamma / count)


def column_gradient_of_constants(
    dout: np.ndarray, x: np.ndarray, mean: np.ndarray, inverse_std: np.ndarray, gamma: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pass the gradient where mean and inverse_std don't depend on x, so that both means drop out."""
    factor = inverse_std * gamma
    nothing = np.zeros_like(factor)
    return _gradient(dout, x, mean, inverse_std, factor, nothing, nothing)


def _gradient(
    dout: np.ndarray,
    x: np.ndarray,
    mean: np.ndarray,
    inverse_std: np.ndarray,
    factor: np.ndarray,
    of_sum: np.ndarray,
    of_product: np.ndarray,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return factor * dout - of_sum * sum(dout) - of_product * sum(dout * x_hat) * x_hat, and the two sums."""
    dx, (products, sums) = np.empty_like(x), np.empty((2, len(factor)))
    constants = _in_double(mean, inverse_std, factor, of_sum, of_product)
    share(_pass_gradient, len(factor), x.size, dout, x, *constants, products, sums, dx)
    return dx, products.astype(dout.dtype), sums.astype(dout.dtype)


def _in_double(*constants: np.ndarray) -> list[np.ndarray]:
    """Loops are compiled for one dtype of constants."""
    return [each.astype(np.float64, copy=False) for each in constants]


@kernel
def _normalize_by_batch(
    start: int,
    stop: int,
    x: np.ndarray,
    gamma: np.ndarray,
    beta: np.ndarray,
    eps: float,
    mean: np.ndarray,
    var: np.ndarray,
    inverse_std: np.ndarray,
    out: np.ndarray,
) -> None:
    """Write the statistics of some runs of columns and what they normalize, a block while it is in cache."""
    run = x.shape[1] // mean.size
    step = max(1, _BLOCK // run)
    for first in range(start, stop, step):
        runs = slice(first, min(first + step, stop))
        columns = slice(runs.start * run, runs.stop * run)
        _write_statistics(x, columns, run, mean[runs], var[runs])
        inverse_std[runs] = 1 / np.sqrt(var[runs] + eps)
        _normalize(x, columns, run, mean[runs], inverse_std[runs], gamma[runs], beta[runs], out)


@kernel
def _normalize_by_constants(
    start: int,
    stop: int,
    x: np.ndarray,
    mean: np.ndarray,
    inverse_std: np.ndarray,
    gamma: np.ndarray,
    beta: np.ndarray,
    out: np.ndarray,
) -> None:
    """Write some runs of columns, normalized with what is given."""
    run = x.shape[1] // mean.size
    step = max(1, _BLOCK // run)
    for first in range(start, stop, step):
        runs = slice(first, min(first + step, stop))
        columns = slice(runs.start * run, runs.stop * run)
        _normalize(x, columns, run, mean[runs], inverse_std[runs], gamma[runs], beta[runs], out)


@kernel
def _pass_gradient(
    start: int,
    stop: int,
    dout: np.ndarray,
    x: np.ndarray,
    mean: np.ndarray,
    inverse_std: np.ndarray,
    factor: np.ndarray,
    of_sum: np.ndarray,
    of_product: np.ndarray,
    products: np.ndarray,
    sums: np.ndarray,
    dx: np.ndarray,
) -> None:
    """Write the sums of dout * x_hat and of dout and then dx, a block of columns while it is in cache."""
    run = x.shape[1] // mean.size
    step = max(1, _BLOCK // run)
    for first in range(start, stop, step):
        runs = slice(first, min(first + step, stop))
        columns = slice(runs.start * run, runs.stop * run)
        centre = mean[runs].astype(x.dtype)
        rest = mean[runs] - centre
        spread = np.repeat(centre, run)
        column_products, column_sums = _sum_products(dout, x, columns, spread)
        sums[runs] = _of_runs(column_sums, run)
        products[runs] = inverse_std[runs] * (_of_runs(column_products, run) - rest * sums[runs])
        stretch = of_product[runs] * products[runs]
        shift = of_sum[runs] * sums[runs] - rest * inverse_std[runs] * stretch
        a = np.repeat(factor[runs].astype(x.dtype), run)
        b = np.repeat(shift.astype(x.dtype), run)
        c = np.repeat(stretch.astype(x.dtype), run)
        unit = np.repeat(inverse_std[runs].astype(x.dtype), run)
        _combine(dout, x, columns, spread, unit, a, b, c, dx)


@kernel
def _write_statistics(x: np.ndarray, columns: slice, run: int, mean: np.ndarray, var: np.ndarray) -> None:
    """Write mean and variance of a block of runs, in two passes: a difference of large squares would cancel."""
    count = x.shape[0] * run
    mean[:] = _of_runs(_sum_entries(x, columns), run) / count
    centre = mean.astype(x.dtype)
    squares = _of_runs(_sum_squares(x, columns, np.repeat(centre, run)), run)
    var[:] = np.maximum(squares / count - (mean - centre) ** 2, 0)


@kernel
def _normalize(
    x: np.ndarray,
    columns: slice,
    run: int,
    mean: np.ndarray,
    inverse_std: np.ndarray,
    gamma: np.ndarray,
    beta: np.ndarray,
    out: np.ndarray,
) -> None:
    """Write gamma * (x - mean) * inverse_std + beta for a block of runs."""
    centre, factor = mean.astype(x.dtype), gamma * inverse_std
    shift = beta - (mean - centre) * factor
    m, a = np.repeat(centre, run), np.repeat(factor.astype(x.dtype), run)
    b = np.repeat(shift.astype(x.dtype), run)
    for j in range(x.shape[0]):
        i = _rotated(j, x, columns)
        row, row_out = x[i, columns], out[i, columns]
        for k in range(row.size):
            row_out[k] = (row[k] - m[k]) * a[k] + b[k]


@kernel
def _rotated(j: int, x: np.ndarray, columns: slice) -> int:
    """Return the row to write after j others: threads, at other columns, don't wait for the same new page of memory."""
    return int(j + len(x) * columns.start // x.shape[1]) % len(x)


@kernel
def _of_runs(sums: np.ndarray, run: int) -> np.ndarray:
    """Return the sums of runs from those of their columns."""
    totals = np.empty(sums.size // run)
    for c in range(totals.size):
        totals[c] = sums[c * run : (c + 1) * run].sum()
    return totals


@kernel
def _sum_entries(x: np.ndarray, columns: slice) -> np.ndarray:
    """Return the sums of some columns, four rows at a time: each sum is loaded and stored a quarter as often."""
    n_rows, sums = x.shape[0], np.zeros(columns.stop - columns.start)
    in_fours = n_rows - n_rows % 4
    for i in range(0, in_fours, 4):
        x0, x1, x2, x3 = x[i, columns], x[i + 1, columns], x[i + 2, columns], x[i + 3, columns]
        for k in range(sums.size):
            sums[k] += (np.float64(x0[k]) + np.float64(x1[k])) + (np.float64(x2[k]) + np.float64(x3[k]))
    for i in range(in_fours, n_rows):
        row = x[i, columns]
        for k in range(sums.size):
            sums[k] += row[k]
    return sums


@kernel
def _sum_squares(x: np.ndarray, columns: slice, centre: np.ndarray) -> np.ndarray:
    """Return the sums of (x - centre)**2 of some columns, four rows at a time."""
    n_rows, sums = x.shape[0], np.zeros(centre.size)
    in_fours = n_rows - n_rows % 4
    for i in range(0, in_fours, 4):
        x0, x1, x2, x3 = x[i, columns], x[i + 1, columns], x[i + 2, columns], x[i + 3, columns]
        for k in range(sums.size):
            a, b = np.float64(x0[k] - centre[k]), np.float64(x1[k] - centre[k])
            c, d = np.float64(x2[k] - centre[k]), np.float64(x3[k] - centre[k])
            sums[k] += (a * a + b * b) + (c * c + d * d)
    for i in range(in_fours, n_rows):
        row = x[i, columns]
        for k in range(sums.size):
            sums[k] += np.float64(row[k] - centre[k]) ** 2
    return sums


@kernel
def _sum_products(
    dout: np.ndarray, x: np.ndarray, columns: slice, centre: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the sums of dout * (x - centre) and of dout for some columns, four rows at a time."""
    n_rows, p, s = x.shape[0], np.zeros(centre.size), np.zeros(centre.size)
    in_fours = n_rows - n_rows % 4
    for i in range(0, in_fours, 4):
        d0, d1, d2, d3 = dout[i, columns], dout[i + 1, columns], dout[i + 2, columns], dout[i + 3, columns]
        x0, x1, x2, x3 = x[i, columns], x[i + 1, columns], x[i + 2, columns], x[i + 3, columns]
        for k in range(s.size):
            p[k] += (d0[k] * (x0[k] - centre[k]) + d1[k] * (x1[k] - centre[k])) + (
                d2[k] * (x2[k] - centre[k]) + d3[k] * (x3[k] - centre[k])
            )
            s[k] += (np.float64(d0[k]) + np.float64(d1[k])) + (np.float64(d2[k]) + np.float64(d3[k]))
    for i in range(in_fours, n_rows):
        d, row = dout[i, columns], x[i, columns]
        for k in range(s.size):
            p[k] += d[k] * (row[k] - centre[k])
            s[k] += d[k]
    return p, s


@kernel
def _combine(
    dout: np.ndarray,
    x: np.ndarray,
    columns: slice,
    centre: np.ndarray,
    unit: np.ndarray,
    scale: np.ndarray,
    shift: np.ndarray,
    stretch: np.ndarray,
    dx: np.ndarray,
) -> None:
    """Write scale * dout - shift - stretch * ((x - centre) * unit) for some columns.

    stretch * unit, which float32 can't hold where x is 1e22, is never a number of its own.
    """
    for j in range(x.shape[0]):
        i = _rotated(j, x, columns)
        d, row, row_dx = dout[i, columns], x[i, columns], dx[i, columns]
        for k in range(d.size):
            row_dx[k] = scale[k] * d[k] - shift[k] - stretch[k] * ((row[k] - centre[k]) * unit[k])
