"""Known wrong answers for mlp_loss: the way back through the layers."""

import numpy as np

from grader.spec import mistake


@mistake(
    "mlp_loss.slope_of_the_activation_missing",
    symptom="The gradient passes the activation as if it were not there.",
    hint="The chain rule has a factor for every step of forward. Which one lies between two dense layers?",
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
            grads[f"b{layer}"] = d.sum(axis=0)
            if layer > 1:
                d = d @ W.T
        return loss, grads


@mistake(
    "mlp_loss.always_the_slope_of_relu",
    symptom="ReLU's slope is used for every activation.",
    hint="Check the gradient with activation='tanh'. Which slope do you multiply by?",
)
class _:
    def mlp_loss(params, X, y, reg, activation="relu"):
        n_layers, rows = len(params) // 2, np.arange(len(y))
        activate = {
            "relu": lambda z: np.maximum(0, z),
            "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
            "tanh": np.tanh,
        }[activation]
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
                d = (d @ W.T) * (h > 0)
        return loss, grads


@mistake(
    "mlp_loss.slope_of_tanh_not_squared",
    symptom="tanh's slope is taken as 1 - tanh.",
    hint="What is the derivative of tanh, written in terms of its output? Try it at 0 and at -1.",
)
class _:
    def mlp_loss(params, X, y, reg, activation="relu"):
        n_layers, rows = len(params) // 2, np.arange(len(y))
        activate = {
            "relu": lambda z: np.maximum(0, z),
            "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
            "tanh": np.tanh,
        }[activation]
        slope = {"relu": lambda h: h > 0, "sigmoid": lambda h: h * (1 - h), "tanh": lambda h: 1 - h}[
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


@mistake(
    "mlp_loss.sigmoid_of_the_sigmoid",
    symptom="The sigmoid's slope is taken at its output instead of its input.",
    hint="You kept the hidden unit's output. Is a sigmoid applied to it a second time?",
)
class _:
    def mlp_loss(params, X, y, reg, activation="relu"):
        n_layers, rows = len(params) // 2, np.arange(len(y))
        activate = {
            "relu": lambda z: np.maximum(0, z),
            "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
            "tanh": np.tanh,
        }[activation]
        slope = {
            "relu": lambda h: h > 0,
            "sigmoid": lambda h: np.exp(-h) / (1 + np.exp(-h)) ** 2,
            "tanh": lambda h: 1 - h**2,
        }[activation]
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


@mistake(
    "mlp_loss.masks_by_the_gradient",
    symptom="ReLU masks by the sign of the gradient instead of the unit.",
    hint="Which quantity decided whether the unit was on: its input, or the gradient that comes back?",
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
            grads[f"b{layer}"] = d.sum(axis=0)
            if layer > 1:
                d = np.maximum(0, d @ W.T) if activation == "relu" else (d @ W.T) * slope(h)
        return loss, grads


@mistake(
    "mlp_loss.bias_gradient_averaged",
    symptom="The gradients of the biases are too small by N.",
    hint="Each bias acts on every sample. The mean was taken in the loss already: what remains here?",
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
            grads[f"b{layer}"] = d.mean(axis=0)
            if layer > 1:
                d = (d @ W.T) * slope(h)
        return loss, grads


@mistake(
    "mlp_loss.biases_left_out",
    symptom="The gradients of the biases are missing.",
    hint="Which keys has params, and which has grads?",
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
            if layer > 1:
                d = (d @ W.T) * slope(h)
        return loss, grads


@mistake(
    "mlp_loss.trains_on_its_own",
    symptom="Right gradients, but the weights have been updated after the call.",
    hint="Look at params after the call. Who takes the step: the loss, or whoever called it?",
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
            grads[f"b{layer}"] = d.sum(axis=0)
            if layer > 1:
                d = (d @ W.T) * slope(h)
        for name in params:
            params[name] -= 0.1 * grads[name]
        return loss, grads


@mistake(
    "mlp_loss.always_double",
    symptom="float64 gradients for float32 numbers.",
    hint="Print the dtypes of the gradients for float32 inputs. Where does float64 come in?",
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
        hidden = [np.zeros(X.shape) + X]
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
