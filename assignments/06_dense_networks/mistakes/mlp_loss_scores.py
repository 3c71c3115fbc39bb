"""Known wrong answers for mlp_loss: the gradient of the scores."""

import numpy as np

from grader.spec import mistake


@mistake(
    "mlp_loss.not_averaged",
    symptom="The gradient is N times too large.",
    hint="The loss is a mean over the samples. Where is its 1/N in the gradient?",
)
class _:
    def mlp_loss(params, X, y, reg, activation="relu"):
        n_layers, rows = len(params) // 2, np.arange(len(y))
        activate = {
            "relu": lambda z: np.maximum(0, z),
            "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
            "tanh": np.tanh,
        }[activation]
        slope = {"relu": lambda h: h > 0, "sigmoid": lambda h: h * (1 - h), "tanh": lambda h: 1 - h**2}[
            activation
        ]
        hidden = [X]
        for layer in range(1, n_layers + 1):
            z = hidden[-1] @ params[f"W{layer}"] + params[f"b{layer}"]
            hidden.append(activate(z) if layer < n_layers else z)
        scores = hidden.pop()
        p = np.exp(scores - scores.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        loss = -np.log(p[rows, y]).mean() + reg * sum(
            (W**2).sum() for name, W in params.items() if name.startswith("W")
        )
        d = p.copy()
        d[rows, y] -= 1
        grads = {}
        for layer in range(n_layers, 0, -1):
            h, W = hidden[layer - 1], params[f"W{layer}"]
            grads[f"W{layer}"] = h.T @ d + 2 * reg * W
            grads[f"b{layer}"] = d.sum(axis=0)
            if layer > 1:
                d = (d @ W.T) * slope(h)
        return loss, grads


@mistake(
    "mlp_loss.averaged_at_every_layer",
    symptom="The gradient is divided by N again at the weights.",
    hint="How often does 1/N appear in the loss? And on your way back?",
)
class _:
    def mlp_loss(params, X, y, reg, activation="relu"):
        n_layers, rows = len(params) // 2, np.arange(len(y))
        activate = {
            "relu": lambda z: np.maximum(0, z),
            "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
            "tanh": np.tanh,
        }[activation]
        slope = {"relu": lambda h: h > 0, "sigmoid": lambda h: h * (1 - h), "tanh": lambda h: 1 - h**2}[
            activation
        ]
        hidden = [X]
        for layer in range(1, n_layers + 1):
            z = hidden[-1] @ params[f"W{layer}"] + params[f"b{layer}"]
            hidden.append(activate(z) if layer < n_layers else z)
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
        for layer in range(n_layers, 0, -1):
            h, W = hidden[layer - 1], params[f"W{layer}"]
            grads[f"W{layer}"] = h.T @ d / len(y) + 2 * reg * W
            grads[f"b{layer}"] = d.mean(axis=0)
            if layer > 1:
                d = (d @ W.T) * slope(h)
        return loss, grads


@mistake(
    "mlp_loss.true_class_forgotten",
    symptom="The 1 at the true class is not subtracted: all scores are pushed down.",
    hint="Do the gradients of one sample's scores add up to 0? They should: why?",
)
class _:
    def mlp_loss(params, X, y, reg, activation="relu"):
        n_layers, rows = len(params) // 2, np.arange(len(y))
        activate = {
            "relu": lambda z: np.maximum(0, z),
            "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
            "tanh": np.tanh,
        }[activation]
        slope = {"relu": lambda h: h > 0, "sigmoid": lambda h: h * (1 - h), "tanh": lambda h: 1 - h**2}[
            activation
        ]
        hidden = [X]
        for layer in range(1, n_layers + 1):
            z = hidden[-1] @ params[f"W{layer}"] + params[f"b{layer}"]
            hidden.append(activate(z) if layer < n_layers else z)
        scores = hidden.pop()
        p = np.exp(scores - scores.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        loss = -np.log(p[rows, y]).mean() + reg * sum(
            (W**2).sum() for name, W in params.items() if name.startswith("W")
        )
        d = p / len(y)
        grads = {}
        for layer in range(n_layers, 0, -1):
            h, W = hidden[layer - 1], params[f"W{layer}"]
            grads[f"W{layer}"] = h.T @ d + 2 * reg * W
            grads[f"b{layer}"] = d.sum(axis=0)
            if layer > 1:
                d = (d @ W.T) * slope(h)
        return loss, grads


@mistake(
    "mlp_loss.true_class_of_everyone",
    symptom="Subtracts 1 in the columns of all labels, in every row; right for a batch of one.",
    hint="Print the gradient of the scores of two samples. How many entries of a row should be negative?",
)
class _:
    def mlp_loss(params, X, y, reg, activation="relu"):
        n_layers, rows = len(params) // 2, np.arange(len(y))
        activate = {
            "relu": lambda z: np.maximum(0, z),
            "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
            "tanh": np.tanh,
        }[activation]
        slope = {"relu": lambda h: h > 0, "sigmoid": lambda h: h * (1 - h), "tanh": lambda h: 1 - h**2}[
            activation
        ]
        hidden = [X]
        for layer in range(1, n_layers + 1):
            z = hidden[-1] @ params[f"W{layer}"] + params[f"b{layer}"]
            hidden.append(activate(z) if layer < n_layers else z)
        scores = hidden.pop()
        p = np.exp(scores - scores.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        loss = -np.log(p[rows, y]).mean() + reg * sum(
            (W**2).sum() for name, W in params.items() if name.startswith("W")
        )
        d = p.copy()
        d[:, y] -= 1
        d /= len(y)
        grads = {}
        for layer in range(n_layers, 0, -1):
            h, W = hidden[layer - 1], params[f"W{layer}"]
            grads[f"W{layer}"] = h.T @ d + 2 * reg * W
            grads[f"b{layer}"] = d.sum(axis=0)
            if layer > 1:
                d = (d @ W.T) * slope(h)
        return loss, grads


@mistake(
    "mlp_loss.true_class_only",
    symptom="Only the true class' score gets a gradient.",
    hint="Does the loss change when the score of a wrong class rises?",
)
class _:
    def mlp_loss(params, X, y, reg, activation="relu"):
        n_layers, rows = len(params) // 2, np.arange(len(y))
        activate = {
            "relu": lambda z: np.maximum(0, z),
            "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
            "tanh": np.tanh,
        }[activation]
        slope = {"relu": lambda h: h > 0, "sigmoid": lambda h: h * (1 - h), "tanh": lambda h: 1 - h**2}[
            activation
        ]
        hidden = [X]
        for layer in range(1, n_layers + 1):
            z = hidden[-1] @ params[f"W{layer}"] + params[f"b{layer}"]
            hidden.append(activate(z) if layer < n_layers else z)
        scores = hidden.pop()
        p = np.exp(scores - scores.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        loss = -np.log(p[rows, y]).mean() + reg * sum(
            (W**2).sum() for name, W in params.items() if name.startswith("W")
        )
        d = np.zeros_like(p)
        d[rows, y] = (p[rows, y] - 1) / len(y)
        grads = {}
        for layer in range(n_layers, 0, -1):
            h, W = hidden[layer - 1], params[f"W{layer}"]
            grads[f"W{layer}"] = h.T @ d + 2 * reg * W
            grads[f"b{layer}"] = d.sum(axis=0)
            if layer > 1:
                d = (d @ W.T) * slope(h)
        return loss, grads


@mistake(
    "mlp_loss.uphill",
    symptom="All gradients of the data loss have the wrong sign.",
    hint="Take a small step against your gradient. Does the loss fall?",
)
class _:
    def mlp_loss(params, X, y, reg, activation="relu"):
        n_layers, rows = len(params) // 2, np.arange(len(y))
        activate = {
            "relu": lambda z: np.maximum(0, z),
            "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
            "tanh": np.tanh,
        }[activation]
        slope = {"relu": lambda h: h > 0, "sigmoid": lambda h: h * (1 - h), "tanh": lambda h: 1 - h**2}[
            activation
        ]
        hidden = [X]
        for layer in range(1, n_layers + 1):
            z = hidden[-1] @ params[f"W{layer}"] + params[f"b{layer}"]
            hidden.append(activate(z) if layer < n_layers else z)
        scores = hidden.pop()
        p = np.exp(scores - scores.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        loss = -np.log(p[rows, y]).mean() + reg * sum(
            (W**2).sum() for name, W in params.items() if name.startswith("W")
        )
        d = -p
        d[rows, y] += 1
        d /= len(y)
        grads = {}
        for layer in range(n_layers, 0, -1):
            h, W = hidden[layer - 1], params[f"W{layer}"]
            grads[f"W{layer}"] = h.T @ d + 2 * reg * W
            grads[f"b{layer}"] = d.sum(axis=0)
            if layer > 1:
                d = (d @ W.T) * slope(h)
        return loss, grads


@mistake(
    "mlp_loss.one_shift_for_all_samples",
    symptom="The largest score of the whole batch is subtracted: inf or nan for a sample far below another.",
    hint="One sample has scores around 2000, the next around 200. What is exp(200 - 2000)?",
)
class _:
    def mlp_loss(params, X, y, reg, activation="relu"):
        n_layers, rows = len(params) // 2, np.arange(len(y))
        activate = {
            "relu": lambda z: np.maximum(0, z),
            "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
            "tanh": np.tanh,
        }[activation]
        slope = {"relu": lambda h: h > 0, "sigmoid": lambda h: h * (1 - h), "tanh": lambda h: 1 - h**2}[
            activation
        ]
        hidden = [X]
        for layer in range(1, n_layers + 1):
            z = hidden[-1] @ params[f"W{layer}"] + params[f"b{layer}"]
            hidden.append(activate(z) if layer < n_layers else z)
        scores = hidden.pop()
        shifted = scores - scores.max()
        sums = np.exp(shifted).sum(axis=1, keepdims=True)
        p = np.exp(shifted) / sums
        loss = (np.log(sums[:, 0]) - shifted[rows, y]).mean() + reg * sum(
            (W**2).sum() for name, W in params.items() if name.startswith("W")
        )
        d = p.copy()
        d[rows, y] -= 1
        d /= len(y)
        grads = {}
        for layer in range(n_layers, 0, -1):
            h, W = hidden[layer - 1], params[f"W{layer}"]
            grads[f"W{layer}"] = h.T @ d + 2 * reg * W
            grads[f"b{layer}"] = d.sum(axis=0)
            if layer > 1:
                d = (d @ W.T) * slope(h)
        return loss, grads
