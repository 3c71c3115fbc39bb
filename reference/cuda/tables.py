"""The three directions of a convolution as products through tables: which offsets make a, b and out of each.

Offsets of several axes are sums of one offset for each axis, so that a table is an outer sum. Images are given a border
of zeros beforehand, so that no patch reaches over the edge and nothing needs a test.
"""

from functools import lru_cache

import numpy as np

from reference.cuda.launch import ceil_div
from reference.cuda.product import Tables, tables

Shape = tuple[int, ...]


@lru_cache(maxsize=64)
def forward_tables(padded: Shape, weights: Shape, out: Shape, stride: int) -> Tables:
    """Make out[f, (n, i, j)] = bias[f] + sum over (c, u, v) of w[f, (c, u, v)] * padded[n, c, y, z].

    y = i*stride + u, z = j*stride + v: where a patch begins plus where in it the weight lies. Rows are filters, columns
    are the pixels of all outputs, steps are the weights of a filter.
    """
    n, f, oh, ow = out
    c, kh, kw = weights[1:]
    return tables(
        every(f, c * kh * kw),
        every(c * kh * kw),
        within_patch(padded, weights),
        patches(padded, out, stride),
        every(f, oh * ow),
        outer(every(n, f * oh * ow), every(oh * ow)),
    )


@lru_cache(maxsize=64)
def weights_tables(padded: Shape, weights: Shape, out: Shape, stride: int) -> Tables:
    """Make dw[f, (c, u, v)] = sum over (n, i, j) of dout[f, (n, i, j)] * padded[n, c, y, z], y and z as above.

    The tables of the forward product in other places: now the pixels are the steps.
    """
    n, f, oh, ow = out
    c, kh, kw = weights[1:]
    return tables(
        every(f, oh * ow),
        outer(every(n, f * oh * ow), every(oh * ow)),
        patches(padded, out, stride),
        within_patch(padded, weights),
        every(f, c * kh * kw),
        every(c * kh * kw),
        along_steps=True,
    )


@lru_cache(maxsize=64)
def data_tables(images: Shape, weights: Shape, bordered: Shape, stride: int, pad: int) -> tuple[Tables, ...]:
    """Make the gradient of the images from dout with the border that `data_border` says.

    dx[c, (n, y, x)] = sum over (f, u, v) of w[f, c, u, v] * dout[n, f, i, j],
    i = (y + pad - u) / stride, j = (x + pad - v) / stride

    Only every stride-th u meets a given y: those equal to y + pad modulo the stride. The rows and columns with one
    remainder are a convolution of dout, with stride 1, by the weights with this remainder: stride * stride products,
    which share no pixel and multiply by no zeros put in between. With u = remainder + stride*t, i falls as t grows.
    """
    n, c, height, width = images
    f, _, kh, kw = weights
    _, _, tall, wide = bordered
    found = []
    for row_phase in range(stride):
        for column_phase in range(stride):
            i, y, u, back_u = _phase(height, kh, row_phase, stride, pad)
            j, x, v, back_v = _phase(width, kw, column_phase, stride, pad)
            if y.size and x.size:
                found.append(
                    tables(
                        every(c, kh * kw),
                        outer(every(f, c * kh * kw), u * kw, v),
                        outer(every(f, tall * wide), back_u * wide, back_v),
                        outer(every(n, f * tall * wide), i * wide, j),
                        every(c, height * width),
                        outer(every(n, c * height * width), y * width, x),
                    )
                )
    return tuple(found)


def data_border(
    images: Shape, weights: Shape, out: Shape, stride: int, pad: int
) -> tuple[int, int, int, int]:
    """Return the rows put above dout, the columns put left of it, and its height and width with all of the border."""
    top, left = (ceil_div(weights[axis], stride) - 1 for axis in (2, 3))
    height, width = (max((images[axis] - 1 + pad) // stride + 1, out[axis]) for axis in (2, 3))
    return top, left, top + height, left + width


def _phase(size: int, kernel: int, phase: int, stride: int, pad: int) -> tuple[np.ndarray, ...]:
    """Return, for the positions with a remainder, i - t and y of each, and u and the way back t of each weight.

    The border above is as wide as the longest way back, so that no sum of the two becomes negative.
    """
    y = np.arange((phase - pad) % stride, size, stride)
    u = np.arange(phase, kernel, stride)
    longest = ceil_div(kernel, stride) - 1
    return (y + pad - phase) // stride, y, u, longest - np.arange(u.size)


def within_patch(padded: Shape, weights: Shape) -> np.ndarray:
    """Return where in a patch each weight of a filter lies."""
    _, c, height, width = padded
    return outer(every(c, height * width), every(weights[2], width), every(weights[3]))


def patches(padded: Shape, out: Shape, stride: int) -> np.ndarray:
    """Return where the patch of each pixel of the outputs begins."""
    n, c, height, width = padded
    return outer(every(n, c * height * width), every(out[2], stride * width), every(out[3], stride))


def every(count: int, step: int = 1) -> np.ndarray:
    """Return the offsets along one axis."""
    return step * np.arange(count, dtype=np.int64)


def outer(*axes: np.ndarray) -> np.ndarray:
    """Return the offsets of all combinations, the last axis changing fastest."""
    total = np.zeros(1, np.int64)
    for axis in axes:
        total = np.add.outer(total, axis).ravel()
    return total
