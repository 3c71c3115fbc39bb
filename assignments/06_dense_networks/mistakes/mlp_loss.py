"""Known wrong answers for mlp_loss: the softmax loss."""

import numpy as np

from grader.spec import mistake


@mistake(
    "mlp_loss.averaged_over_classes_too",
    symptom="The loss is the mean over samples and classes: C times too small.",
    hint="A network that knows nothing should lose ln C. What does yours start with?",
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
        loss = -np.log(p[rows, y]).mean() / p.shape[1] + reg * sum(
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


@mistake(
    "mlp_loss.summed_over_the_batch",
    symptom="The loss is a sum over the samples; right for a batch of one.",
    hint="Give every sample twice. Should the loss change?",
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
        loss = -np.log(p[rows, y]).sum() + reg * sum(
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


@mistake(
    "mlp_loss.decimal_logarithm",
    symptom="log10 where the natural logarithm belongs.",
    hint="With ten classes and zero weights, is your loss 1 or 2.3?",
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
        loss = -np.log10(p[rows, y]).mean() + reg * sum(
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


@mistake(
    "mlp_loss.probability_padded",
    symptom="A small number inside the logarithm: too small a loss for confident errors.",
    hint="What do you get for a probability of 1e-8? Can its logarithm be had without the probability?",
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
        loss = -np.log(p[rows, y] + 1e-8).mean() + reg * sum(
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


@mistake(
    "mlp_loss.softmax_overflows",
    symptom="nan for scores of many hundreds.",
    hint="What is exp(1000) in floating point? What may be subtracted from all scores without changing p?",
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
        p = np.exp(scores)
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
            grads[f"W{layer}"] = h.T @ d + 2 * reg * W
            grads[f"b{layer}"] = d.sum(axis=0)
            if layer > 1:
                d = (d @ W.T) * slope(h)
        return loss, grads


@mistake(
    "mlp_loss.independent_sigmoids",
    symptom="A sigmoid for every class instead of the softmax: probabilities don't add up to 1.",
    hint="Do the probabilities of one sample add up to 1?",
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
        p = 1 / (1 + np.exp(-scores))
        loss = -np.log(p[rows, y]).mean() + reg * sum(
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


@mistake(
    "mlp_loss.softmax_over_the_batch",
    symptom="The softmax runs over the samples instead of the classes.",
    hint="Along which axis do probabilities add up to 1?",
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
        p = np.exp(scores - scores.max(axis=0)) / np.exp(scores - scores.max(axis=0)).sum(axis=0)
        loss = -np.log(p[rows, y]).mean() + reg * sum(
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


@mistake(
    "mlp_loss.activated_scores",
    symptom="The activation is applied to the scores as well.",
    hint="What follows the last dense layer?",
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
            hidden.append(activate(z))
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
            grads[f"W{layer}"] = h.T @ d + 2 * reg * W
            grads[f"b{layer}"] = d.sum(axis=0)
            if layer > 1:
                d = (d @ W.T) * slope(h)
        return loss, grads


@mistake(
    "mlp_loss.sigmoid_overflows",
    symptom="nan where a sigmoid sees large numbers.",
    hint="What is exp(1000)/(1 + exp(1000)) in floating point?",
)
class _:
    def mlp_loss(params, X, y, reg, activation="relu"):
        n_layers, rows = len(params) // 2, np.arange(len(y))
        activate = {
            "relu": lambda z: np.maximum(0, z),
            "sigmoid": lambda z: np.exp(z) / (1 + np.exp(z)),
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
            grads[f"W{layer}"] = h.T @ d + 2 * reg * W
            grads[f"b{layer}"] = d.sum(axis=0)
            if layer > 1:
                d = (d @ W.T) * slope(h)
        return loss, grads
