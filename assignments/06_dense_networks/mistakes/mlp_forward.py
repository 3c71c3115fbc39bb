"""Known wrong answers for mlp_forward."""

import numpy as np

from grader.spec import mistake


@mistake(
    "mlp_forward.activation_on_the_scores",
    symptom="The last layer is activated, too: with ReLU no score is negative.",
    hint="May a score be negative? What follows the last dense layer?",
)
class _:
    def mlp_forward(params, X, activation="relu"):
        activate = {
            "relu": lambda z: np.maximum(0, z),
            "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
            "tanh": np.tanh,
        }[activation]
        out = X
        for layer in range(1, len(params) // 2 + 1):
            out = out @ params[f"W{layer}"] + params[f"b{layer}"]
            out = activate(out)
        return out


@mistake(
    "mlp_forward.linear",
    symptom="No activation anywhere: many layers that can do no more than one.",
    hint="What do two linear maps in a row make? Where does the activation stand?",
)
class _:
    def mlp_forward(params, X, activation="relu"):
        n_layers = len(params) // 2
        out = X
        for layer in range(1, len(params) // 2 + 1):
            out = out @ params[f"W{layer}"] + params[f"b{layer}"]
        return out


@mistake(
    "mlp_forward.always_relu",
    symptom="The activation is ReLU whatever was asked for.",
    hint="Call it with activation='tanh'. Does anything change?",
)
class _:
    def mlp_forward(params, X, activation="relu"):
        n_layers = len(params) // 2
        out = X
        for layer in range(1, n_layers + 1):
            out = out @ params[f"W{layer}"] + params[f"b{layer}"]
            if layer < n_layers:
                out = np.maximum(0, out)
        return out


@mistake(
    "mlp_forward.sigmoid_for_tanh",
    symptom="tanh is computed as a sigmoid.",
    hint="Between which two numbers does a tanh lie? And your hidden units?",
)
class _:
    def mlp_forward(params, X, activation="relu"):
        n_layers = len(params) // 2
        activate = {
            "relu": lambda z: np.maximum(0, z),
            "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
            "tanh": lambda z: 1 / (1 + np.exp(-z)),
        }[activation]
        out = X
        for layer in range(1, n_layers + 1):
            out = out @ params[f"W{layer}"] + params[f"b{layer}"]
            if layer < n_layers:
                out = activate(out)
        return out


@mistake(
    "mlp_forward.biases_forgotten",
    symptom="The biases are left out; right as long as they are zero.",
    hint="Set all weights to zero. What should come out?",
)
class _:
    def mlp_forward(params, X, activation="relu"):
        n_layers = len(params) // 2
        activate = {
            "relu": lambda z: np.maximum(0, z),
            "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
            "tanh": np.tanh,
        }[activation]
        out = X
        for layer in range(1, n_layers + 1):
            out = out @ params[f"W{layer}"]
            if layer < n_layers:
                out = activate(out)
        return out


@mistake(
    "mlp_forward.two_layers_only",
    symptom="Computes two layers, however many there are.",
    hint="Try a network with one layer, and one with five. From what do you know how many there are?",
)
class _:
    def mlp_forward(params, X, activation="relu"):
        n_layers = 2
        activate = {
            "relu": lambda z: np.maximum(0, z),
            "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
            "tanh": np.tanh,
        }[activation]
        out = X
        for layer in range(1, n_layers + 1):
            out = out @ params[f"W{layer}"] + params[f"b{layer}"]
            if layer < n_layers:
                out = activate(out)
        return out


@mistake(
    "mlp_forward.order_of_the_dict",
    symptom="Takes the layers in the order in which the dict holds them.",
    hint="Does your answer change when b2 was put into params first? Which key belongs to which layer?",
)
class _:
    def mlp_forward(params, X, activation="relu"):
        arrays = list(params.values())
        n_layers = len(params) // 2
        activate = {
            "relu": lambda z: np.maximum(0, z),
            "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
            "tanh": np.tanh,
        }[activation]
        out = X
        for layer in range(len(params) // 2):
            out = out @ arrays[2 * layer] + arrays[2 * layer + 1]
            if layer < n_layers - 1:
                out = activate(out)
        return out


@mistake(
    "mlp_forward.sorted_by_name",
    symptom="Sorts the keys as words: with ten layers W10 comes before W2.",
    hint="Sort the names W1 to W11 in Python and look at them.",
)
class _:
    def mlp_forward(params, X, activation="relu"):
        names = sorted(name for name in params if name.startswith("W"))
        activate = {
            "relu": lambda z: np.maximum(0, z),
            "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
            "tanh": np.tanh,
        }[activation]
        out = X
        for layer in names:
            out = out @ params[layer] + params["b" + layer[1:]]
            if layer != names[-1]:
                out = activate(out)
        return out


@mistake(
    "mlp_forward.input_activated",
    symptom="The activation is applied to the input as well.",
    hint="Which is the first thing that happens to X?",
)
class _:
    def mlp_forward(params, X, activation="relu"):
        n_layers = len(params) // 2
        activate = {
            "relu": lambda z: np.maximum(0, z),
            "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
            "tanh": np.tanh,
        }[activation]
        out = activate(X)
        for layer in range(1, n_layers + 1):
            out = out @ params[f"W{layer}"] + params[f"b{layer}"]
            if layer < n_layers:
                out = activate(out)
        return out


@mistake(
    "mlp_forward.softmax_on_top",
    symptom="Probabilities come back instead of scores.",
    hint="Do your outputs add up to 1? Must scores do that?",
)
class _:
    def mlp_forward(params, X, activation="relu"):
        n_layers = len(params) // 2
        activate = {
            "relu": lambda z: np.maximum(0, z),
            "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
            "tanh": np.tanh,
        }[activation]
        out = X
        for layer in range(1, n_layers + 1):
            out = out @ params[f"W{layer}"] + params[f"b{layer}"]
            if layer < n_layers:
                out = activate(out)
        out = np.exp(out - out.max(axis=1, keepdims=True))
        return out / out.sum(axis=1, keepdims=True)


@mistake(
    "mlp_forward.activation_before_the_bias",
    symptom="The bias is added after the activation.",
    hint="In which order come product, bias and activation in a layer?",
)
class _:
    def mlp_forward(params, X, activation="relu"):
        n_layers = len(params) // 2
        activate = {
            "relu": lambda z: np.maximum(0, z),
            "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
            "tanh": np.tanh,
        }[activation]
        out = X
        for layer in range(1, n_layers + 1):
            out = out @ params[f"W{layer}"]
            if layer < n_layers:
                out = activate(out)
            out = out + params[f"b{layer}"]
        return out


@mistake(
    "mlp_forward.sigmoid_overflows",
    symptom="nan where a sigmoid sees large numbers: inf divided by inf.",
    hint="What is exp(1000)/(1 + exp(1000)) in floating point?",
)
class _:
    def mlp_forward(params, X, activation="relu"):
        n_layers = len(params) // 2
        activate = {
            "relu": lambda z: np.maximum(0, z),
            "sigmoid": lambda z: np.exp(z) / (1 + np.exp(z)),
            "tanh": np.tanh,
        }[activation]
        out = X
        for layer in range(1, n_layers + 1):
            out = out @ params[f"W{layer}"] + params[f"b{layer}"]
            if layer < n_layers:
                out = activate(out)
        return out


@mistake(
    "mlp_forward.tanh_overflows",
    symptom="nan where a tanh sees large numbers: inf divided by inf.",
    hint="What is exp(1000)/exp(1000) in floating point?",
)
class _:
    def mlp_forward(params, X, activation="relu"):
        n_layers = len(params) // 2
        activate = {
            "relu": lambda z: np.maximum(0, z),
            "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
            "tanh": lambda z: (np.exp(2 * z) - 1) / (np.exp(2 * z) + 1),
        }[activation]
        out = X
        for layer in range(1, n_layers + 1):
            out = out @ params[f"W{layer}"] + params[f"b{layer}"]
            if layer < n_layers:
                out = activate(out)
        return out


@mistake(
    "mlp_forward.overwrites_the_input",
    symptom="Right numbers, but X has been changed after the call.",
    hint="Look at X after the call. What does a computation in place write to?",
)
class _:
    def mlp_forward(params, X, activation="relu"):
        n_layers = len(params) // 2
        activate = {
            "relu": lambda z: np.maximum(0, z),
            "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
            "tanh": np.tanh,
        }[activation]
        out = X
        for layer in range(1, n_layers + 1):
            out = out @ params[f"W{layer}"] + params[f"b{layer}"]
            if layer < n_layers:
                out = activate(out)
        X *= 0
        return out


@mistake(
    "mlp_forward.always_double",
    symptom="float64 comes back when float32 was given.",
    hint="Print the dtype after every layer for float32 inputs. Where does it change?",
)
class _:
    def mlp_forward(params, X, activation="relu"):
        n_layers = len(params) // 2
        activate = {
            "relu": lambda z: np.maximum(0, z),
            "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
            "tanh": np.tanh,
        }[activation]
        out = np.zeros(X.shape) + X
        for layer in range(1, n_layers + 1):
            out = out @ params[f"W{layer}"] + params[f"b{layer}"]
            if layer < n_layers:
                out = activate(out)
        return out
