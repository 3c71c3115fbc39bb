"""Four nested loops in which the last of equal pieces wins, and a bias gradient with an axis more."""

import numpy as np


def maxout_forward(x, W, b):
    k, d, m = W.shape
    out = np.empty((len(x), m), dtype=np.result_type(x, W, b, np.float32))
    winner = {}
    for n in range(len(x)):
        for unit in range(m):
            best = -np.inf
            for piece in range(k):
                score = b[piece, unit] + sum(x[n, i] * W[piece, i, unit] for i in range(d))
                if score >= best:
                    best, winner[n, unit] = score, piece
            out[n, unit] = best
    return out, (x, W, winner)


def maxout_backward(dout, cache):
    x, W, winner = cache
    dx = np.zeros(x.shape, dout.dtype)
    dW = np.zeros(W.shape, dout.dtype)
    db = np.zeros((W.shape[0], W.shape[2]), dout.dtype)
    for (n, unit), piece in winner.items():
        dx[n] += dout[n, unit] * W[piece, :, unit]
        dW[piece, :, unit] += dout[n, unit] * x[n]
        db[piece, unit] += dout[n, unit]
    return dx, dW, db
