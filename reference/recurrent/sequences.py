"""What every recurrent layer does once for a whole sequence, outside the loop over time.

Buffers are time-major, (T, N, ...), so that one step is one contiguous block. Only the product with Wh has to
wait for the step before it; all others are one large product over T * N rows.
"""

import numpy as np


def swap_batch_and_time(array: np.ndarray) -> np.ndarray:
    """Copy (N, T, K) to contiguous (T, N, K), or back."""
    return np.ascontiguousarray(array.transpose(1, 0, 2))


def input_products(x: np.ndarray, Wx: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return x Wx + b of all steps, (T, N, K), from x (T, N, D)."""
    steps, samples, _ = x.shape
    out: np.ndarray = all_rows(x) @ Wx
    out += b
    return out.reshape(steps, samples, len(b))


def all_rows(array: np.ndarray) -> np.ndarray:
    """View (T, N, K) as (T * N, K): the rows of every step below each other."""
    steps, samples, width = array.shape
    return array.reshape(steps * samples, width)


def input_gradients(
    dscores: np.ndarray, x: np.ndarray, Wx: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return dx (N, T, D), dWx and db, given the gradients (T, N, K) by x Wx + b of all steps."""
    rows = all_rows(dscores)
    dx = (rows @ Wx.T).reshape(x.shape)
    return swap_batch_and_time(dx), all_rows(x).T @ rows, rows.sum(axis=0)
