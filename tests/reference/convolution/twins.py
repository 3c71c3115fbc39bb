"""Convolution and pooling once more, one multiplication at a time: slow, obvious, and sharing no code."""

import math

import numpy as np


def connections(x_shape, w_shape, stride, pad):
    """Yield (output, weight, input) for every product of a convolution whose input is not border."""
    (n_images, channels, height, width), (filters, _, kh, kw) = x_shape, w_shape
    for n in range(n_images):
        for f in range(filters):
            for i, top in enumerate(range(-pad, height + pad - kh + 1, stride)):
                for j, left in enumerate(range(-pad, width + pad - kw + 1, stride)):
                    for c in range(channels):
                        for u in range(kh):
                            for v in range(kw):
                                if 0 <= top + u < height and 0 <= left + v < width:
                                    yield (n, f, i, j), (f, c, u, v), (n, c, top + u, left + v)


def conv(x, w, b, stride, pad):
    oh = (x.shape[2] + 2 * pad - w.shape[2]) // stride + 1
    ow = (x.shape[3] + 2 * pad - w.shape[3]) // stride + 1
    out = np.zeros((len(x), len(w), oh, ow))
    for output, weight, seen in connections(x.shape, w.shape, stride, pad):
        out[output] += w[weight] * x[seen]
    for index in np.ndindex(out.shape):
        out[index] += b[index[1]]
    return out


def conv_gradients(dout, x, w, stride, pad):
    dx, dw, db = np.zeros(x.shape), np.zeros(w.shape), np.zeros(len(w))
    for output, weight, seen in connections(x.shape, w.shape, stride, pad):
        dx[seen] += w[weight] * dout[output]
        dw[weight] += x[seen] * dout[output]
    for output in np.ndindex(dout.shape):
        db[output[1]] += dout[output]
    return dx, dw, db


def conv_transpose(x, w, b, stride, pad):
    """Run every connection of the convolution from (N, F, oh, ow) to x backwards."""
    oh = (x.shape[2] - 1) * stride - 2 * pad + w.shape[2]
    ow = (x.shape[3] - 1) * stride - 2 * pad + w.shape[3]
    out = np.zeros((len(x), w.shape[1], oh, ow))
    for source, weight, target in connections(out.shape, w.shape, stride, pad):
        out[target] += w[weight] * x[source]
    for index in np.ndindex(out.shape):
        out[index] += b[index[1]]
    return out


def windows(x_shape, height, width, stride):
    """Yield the output and the inputs of every window."""
    for n in range(x_shape[0]):
        for c in range(x_shape[1]):
            for i, top in enumerate(range(0, x_shape[2] - height + 1, stride)):
                for j, left in enumerate(range(0, x_shape[3] - width + 1, stride)):
                    yield (
                        (n, c, i, j),
                        [(n, c, top + u, left + v) for u in range(height) for v in range(width)],
                    )


def max_pool(x, height, width, stride):
    found = windows(x.shape, height, width, stride)
    return gathered({output: [max(x[member] for member in members)] for output, members in found})


def max_pool_gradient(dout, x, height, width, stride):
    dx = np.zeros(x.shape)
    for output, members in windows(x.shape, height, width, stride):
        dx[max(members, key=lambda member: x[member])] += dout[output]
    return dx


def avg_pool(x, height, width, stride):
    found = windows(x.shape, height, width, stride)
    return gathered({output: [x[member] / len(members) for member in members] for output, members in found})


def avg_pool_gradient(dout, x, height, width, stride):
    dx = np.zeros(x.shape)
    for output, members in windows(x.shape, height, width, stride):
        for member in members:
            dx[member] += dout[output] / len(members)
    return dx


def gathered(values):
    """Make an array of sums given by index."""
    out = np.empty([last + 1 for last in max(values)])
    for index, addends in values.items():
        out[index] = math.fsum(addends)
    return out
