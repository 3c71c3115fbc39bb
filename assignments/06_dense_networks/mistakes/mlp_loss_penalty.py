"""Known wrong answers for mlp_loss: the penalty and its gradient."""

import numpy as np

from grader.spec import mistake


@mistake(
    "mlp_loss.penalty_halved",
    symptom="The penalty has a factor 1/2 that its gradient does not know.",
    hint="Is there a 1/2 in the handout's penalty? Do your loss and your gradient agree?",
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
        loss = -np.log(p[rows, y]).mean() + 0.5 * reg * sum(
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
    "mlp_loss.penalty_on_biases",
    symptom="Biases are penalised, too.",
    hint="Which of the parameters does the penalty look at?",
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
        loss = -np.log(p[rows, y]).mean() + reg * sum((array**2).sum() for array in params.values())
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
    "mlp_loss.penalty_not_squared",
    symptom="The norm of the weights is penalised instead of its square.",
    hint="Double all weights. By how much should the penalty grow?",
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
            np.sqrt((W**2).sum()) for name, W in params.items() if name.startswith("W")
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
    "mlp_loss.penalty_on_the_first_layer",
    symptom="Only the first layer's weights are penalised.",
    hint="Whose weights does the sum in the handout run over?",
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
        loss = -np.log(p[rows, y]).mean() + reg * (params["W1"] ** 2).sum()
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
    "mlp_loss.penalty_averaged",
    symptom="The penalty is divided by the number of samples.",
    hint="Does the penalty depend on how many samples there are?",
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
        ) / len(y)
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
    "mlp_loss.penalty_missing",
    symptom="The loss does not know reg.",
    hint="Call it with reg = 0 and reg = 1. Which of your two results changes?",
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
        loss = -np.log(p[rows, y]).mean()
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
    "mlp_loss.penalty_missing_in_the_gradient",
    symptom="The gradient does not know reg.",
    hint="Call it with reg = 0 and reg = 1. Which of your two results changes?",
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
            grads[f"W{layer}"] = h.T @ d
            grads[f"b{layer}"] = d.sum(axis=0)
            if layer > 1:
                d = (d @ W.T) * slope(h)
        return loss, grads


@mistake(
    "mlp_loss.penalty_gradient_halved",
    symptom="The penalty's gradient lacks its 2.",
    hint="What is the derivative of reg times W squared?",
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
            grads[f"W{layer}"] = h.T @ d + reg * W
            grads[f"b{layer}"] = d.sum(axis=0)
            if layer > 1:
                d = (d @ W.T) * slope(h)
        return loss, grads


@mistake(
    "mlp_loss.penalty_gradient_averaged",
    symptom="The penalty's gradient is divided by the number of samples.",
    hint="Which part of the loss is a mean over the samples, and which is not?",
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
            grads[f"W{layer}"] = h.T @ d + 2 * reg * W / len(y)
            grads[f"b{layer}"] = d.sum(axis=0)
            if layer > 1:
                d = (d @ W.T) * slope(h)
        return loss, grads


@mistake(
    "mlp_loss.penalty_gradient_on_biases",
    symptom="Biases get a gradient from the penalty.",
    hint="Does the penalty depend on the biases?",
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
            grads[f"W{layer}"] = h.T @ d + 2 * reg * W
            grads[f"b{layer}"] = d.sum(axis=0) + 2 * reg * params[f"b{layer}"]
            if layer > 1:
                d = (d @ W.T) * slope(h)
        return loss, grads
