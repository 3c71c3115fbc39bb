"""Hidden units kept in a copy of the dict of parameters, matched by name."""

import numpy as np


def _run(params, X, activation):
    kept, a = dict(params), X
    last = max(int(name[1:]) for name in params)
    for layer in range(1, last + 1):
        kept[f"h{layer - 1}"] = a
        a = a @ kept[f"W{layer}"] + kept[f"b{layer}"]
        if layer < last:
            match activation:
                case "relu":
                    a = np.maximum(a, 0, out=a)
                case "tanh":
                    a = np.tanh(a, out=a)
                case "sigmoid":
                    a = np.exp(-np.logaddexp(0, -a))
    return a, kept, last


def mlp_forward(params, X, activation="relu"):
    return _run(params, X, activation)[0]


def mlp_loss(params, X, y, reg, activation="relu"):
    scores, kept, last = _run(params, X, activation)
    logs = scores - np.logaddexp.reduce(scores, axis=1)[:, None]
    hit = np.equal.outer(y, np.arange(scores.shape[1]))
    loss = -np.mean(logs[hit])
    d, grads = (np.exp(logs) - hit) / len(y), {}
    for layer in range(last, 0, -1):
        h, W = kept[f"h{layer - 1}"], kept[f"W{layer}"]
        loss = loss + reg * np.vdot(W, W)
        grads |= {f"W{layer}": (h.T @ d + 2 * reg * W).astype(W.dtype), f"b{layer}": d.sum(0).astype(W.dtype)}
        if layer > 1:
            slope = {"relu": h > 0, "tanh": 1 - h * h, "sigmoid": h - h * h}[activation]
            d = d @ W.T * slope
    return np.array(loss), grads
