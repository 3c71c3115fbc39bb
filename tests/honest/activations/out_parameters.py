"""Results are written with out= into arrays of the function's own."""

import numpy as np


def relu_forward(x):
    out = np.empty(
        x.shape, dtype=np.promote_types(x.dtype, np.float32) if x.dtype.kind == "f" else np.float64
    )
    np.maximum(x, 0, out=out)
    return out, out


def relu_backward(dout, cache):
    dx = dout.copy()
    np.multiply(dx, cache > 0, out=dx)
    return dx


def log_softmax_forward(x):
    out = np.array(x, dtype=x.dtype if x.dtype.kind == "f" else float)
    out -= out.max(axis=-1, keepdims=True)
    total = np.exp(out).sum(axis=-1, keepdims=True)
    out -= np.log(total, out=total)
    return out, out


def log_softmax_backward(dout, cache):
    dx = np.exp(cache)
    dx *= -dout.sum(axis=-1, keepdims=True)
    dx += dout
    return dx
