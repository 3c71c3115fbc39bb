"""The full matrix of derivatives is built for each row and multiplied by the upstream gradient."""

import numpy as np


def softmax_forward(x):
    rows = x.reshape(-1, x.shape[-1])
    out = np.stack([np.exp(row - max(row)) / sum(np.exp(row - max(row))) for row in rows])
    return out.reshape(x.shape), out


def softmax_backward(dout, cache):
    rows = dout.reshape(cache.shape)
    dx = [(np.diag(p) - np.outer(p, p)) @ row for p, row in zip(cache, rows, strict=True)]
    return np.array(dx, dtype=dout.dtype).reshape(dout.shape)
