"""Known wrong answers for mlp_loss: the names of the parameters."""

import numpy as np

from grader.spec import mistake


@mistake(
    "mlp_loss.sorted_by_name",
    symptom="Takes the layers in the order of their names as words: with ten layers W10 comes before W2.",
    hint="Sort the names W1 to W11 in Python and look at them.",
)
class _:
    def mlp_loss(params, X, y, reg, activation="relu"):
        rows, names = np.arange(len(y)), sorted(name[1:] for name in params if name.startswith("W"))
        activate = {
            "relu": lambda z: np.maximum(0, z),
            "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
            "tanh": np.tanh,
        }[activation]
        slope = {"relu": lambda h: h > 0, "sigmoid": lambda h: h * (1 - h), "tanh": lambda h: 1 - h**2}[
            activation
        ]
        hidden = [X]
        for layer in names:
            z = hidden[-1] @ params["W" + layer] + params["b" + layer]
            hidden.append(activate(z) if layer != names[-1] else z)
        scores = hidden.pop()
        p = np.exp(scores - scores.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        loss = -np.log(p[rows, y]).mean() + reg * sum(
            (W**2).sum() for name, W in params.items() if name.startswith("W")
        )
        d = p.copy()
        d[rows, y] -= 1
        d /= len(y)
        grads = {}
        for h, layer in zip(reversed(hidden), reversed(names), strict=True):
            W = params["W" + layer]
            grads["W" + layer] = h.T @ d + 2 * reg * W
            grads["b" + layer] = d.sum(axis=0)
            if layer != names[0]:
                d = (d @ W.T) * slope(h)
        return loss, grads


@mistake(
    "mlp_loss.hidden_units_kept_in_params",
    symptom="Right numbers, but the hidden units stay behind in the caller's dict of parameters.",
    hint="Print the keys of params before and after the call. What will a training loop do with each of them?",
)
class _:
    def mlp_loss(params, X, y, reg, activation="relu"):
        n_layers, rows = sum(name.startswith("W") for name in params), np.arange(len(y))
        activate = {
            "relu": lambda z: np.maximum(0, z),
            "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
            "tanh": np.tanh,
        }[activation]
        slope = {"relu": lambda h: h > 0, "sigmoid": lambda h: h * (1 - h), "tanh": lambda h: 1 - h**2}[
            activation
        ]
        params["h0"] = X
        for layer in range(1, n_layers + 1):
            z = params[f"h{layer - 1}"] @ params[f"W{layer}"] + params[f"b{layer}"]
            if layer < n_layers:
                params[f"h{layer}"] = activate(z)
        scores = z
        p = np.exp(scores - scores.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        loss = -np.log(p[rows, y]).mean() + reg * sum(
            (W**2).sum() for name, W in params.items() if name.startswith("W")
        )
        d = p.copy()
        d[rows, y] -= 1
        d /= len(y)
        grads = {}
        for layer in range(n_layers, 0, -1):
            h, W = params[f"h{layer - 1}"], params[f"W{layer}"]
            grads[f"W{layer}"] = h.T @ d + 2 * reg * W
            grads[f"b{layer}"] = d.sum(axis=0)
            if layer > 1:
                d = (d @ W.T) * slope(h)
        return loss, grads
