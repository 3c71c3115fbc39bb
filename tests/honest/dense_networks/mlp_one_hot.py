"""One-hot targets, a log-sum-exp, gradients twice a half penalty, the loss as a Python float."""

import numpy as np


def mlp_loss(params, X, y, reg, activation="relu"):
    Ws = [params[k] for k in sorted((k for k in params if k[0] == "W"), key=lambda k: int(k[1:]))]
    bs = [params[k] for k in sorted((k for k in params if k[0] == "b"), key=lambda k: int(k[1:]))]
    act = {
        "relu": lambda z: np.where(z > 0, z, 0),
        "sigmoid": lambda z: 0.5 * (np.tanh(z / 2) + 1),
        "tanh": np.tanh,
    }[activation]
    der = {
        "relu": lambda a: (a > 0).astype(a.dtype),
        "sigmoid": lambda a: a - a * a,
        "tanh": lambda a: 1 - a * a,
    }[activation]
    a = [X]
    for i, (W, b) in enumerate(zip(Ws, bs, strict=False)):
        z = a[-1].dot(W) + b
        a.append(z if i == len(Ws) - 1 else act(z))
    C = Ws[-1].shape[1]
    T = np.eye(C, dtype=X.dtype)[y]
    m = a[-1].max(axis=1)
    lse = m + np.log(np.exp(a[-1] - m[:, None]).sum(axis=1))
    loss = float(np.mean(lse - (a[-1] * T).sum(axis=1)))
    for W in Ws:
        loss += reg * float(np.sum(W * W))
    P = np.exp(a[-1] - lse[:, None])
    delta = (P - T) / len(X)
    grads = {}
    for i in reversed(range(len(Ws))):
        grads[f"W{i + 1}"] = a[i].T.dot(delta) + reg * Ws[i] + reg * Ws[i]
        grads[f"b{i + 1}"] = delta.sum(axis=0)
        if i:
            delta = delta.dot(Ws[i].T) * der(a[i])
    return loss, grads
