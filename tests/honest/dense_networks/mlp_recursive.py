"""The network calls itself for what lies above a layer; sigmoids with an overflow that is thrown away."""

import numpy as np


def sigmoid(z):
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))


FUNCTIONS = {"relu": lambda z: (z + abs(z)) / 2, "sigmoid": sigmoid, "tanh": np.tanh}
SLOPES = {"relu": lambda a: np.sign(a), "sigmoid": lambda a: a - a * a, "tanh": lambda a: 1 - a * a}


def mlp_forward(params, X, activation="relu", layer=1):
    z = X @ params[f"W{layer}"] + params[f"b{layer}"]
    if f"W{layer + 1}" not in params:
        return z
    return mlp_forward(params, FUNCTIONS[activation](z), activation, layer + 1)


def mlp_loss(params, X, y, reg, activation="relu"):
    grads = {}

    def through(a, layer):
        W = params[f"W{layer}"]
        z = a @ W + params[f"b{layer}"]
        if f"W{layer + 1}" in params:
            hidden = FUNCTIONS[activation](z)
            loss, back = through(hidden, layer + 1)
            back = back * SLOPES[activation](hidden)
        else:
            z = z - z.max(axis=1, keepdims=True)
            log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
            truth = np.eye(z.shape[1], dtype=X.dtype)[y]
            loss, back = -(truth * log_p).sum() / len(X), (np.exp(log_p) - truth) / len(X)
        grads[f"b{layer}"] = back.sum(axis=0)
        grads[f"W{layer}"] = a.T @ back + 2 * reg * W
        return loss + reg * np.sum(W * W), back @ W.T

    loss, _ = through(X, 1)
    return np.array(loss), grads
