"""The cells once more, one scalar at a time: slow, obvious, and sharing no code with the references."""

import math


def sigmoid(a):
    return 1 / (1 + math.exp(-a)) if a > -700 else 0.0


def column(x, W, k):
    return sum(x[d] * W[d][k] for d in range(len(x)))


def rnn(x, h, Wx, Wh, b):
    """One step of one sample: lists in, lists out."""
    return [math.tanh(column(x, Wx, k) + column(h, Wh, k) + b[k]) for k in range(len(h))]


def lstm(x, h, c, Wx, Wh, b):
    next_h, next_c = [], []
    H = len(h)
    for k in range(H):
        i, f, o, g = (column(x, Wx, m) + column(h, Wh, m) + b[m] for m in (k, H + k, 2 * H + k, 3 * H + k))
        next_c.append(sigmoid(f) * c[k] + sigmoid(i) * math.tanh(g))
        next_h.append(sigmoid(o) * math.tanh(next_c[k]))
    return next_h, next_c


def gru(x, h, Wx, Wh, b):
    next_h = []
    H = len(h)
    for k in range(H):
        r = sigmoid(column(x, Wx, k) + column(h, Wh, k) + b[k])
        z = sigmoid(column(x, Wx, H + k) + column(h, Wh, H + k) + b[H + k])
        n = math.tanh(column(x, Wx, 2 * H + k) + b[2 * H + k] + r * column(h, Wh, 2 * H + k))
        next_h.append((1 - z) * n + z * h[k])
    return next_h


def unrolled(kind, x, h0, Wx, Wh, b):
    """All states of a batch, as nested lists (N, T, H)."""
    everything = []
    for sample, start in zip(x, h0, strict=True):
        h, c, states = list(start), [0.0] * len(start), []
        for now in sample:
            if kind == "lstm":
                h, c = lstm(now, h, c, Wx, Wh, b)
            else:
                h = {"rnn": rnn, "gru": gru}[kind](now, h, Wx, Wh, b)
            states.append(h)
        everything.append(states)
    return everything


def temporal_softmax(x, y, mask):
    """The loss by its definition; mild scores only."""
    total = 0.0
    for n in range(len(x)):
        for t in range(len(x[n])):
            if mask[n][t]:
                odds = [math.exp(score) for score in x[n][t]]
                total -= math.log(odds[y[n][t]] / sum(odds))
    return total / len(x)
