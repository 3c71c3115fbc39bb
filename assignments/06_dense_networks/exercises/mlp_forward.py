"""mlp_forward: the scores of a network of dense layers."""

from itertools import pairwise

import numpy as np

from grader.draw import Pick
from grader.spec import Case, Exercise, Values, case


def draw(pick: Pick) -> dict:
    """One to three layers of at most four units, any of the activations."""
    sizes = [pick.size(1, 4) for _ in range(pick.size(2, 4))]
    params = {}
    for layer, (inputs, outputs) in enumerate(pairwise(sizes), start=1):
        params[f"W{layer}"] = pick.array(inputs, outputs, low=-1.5, high=1.5)
        params[f"b{layer}"] = pick.array(outputs, low=-1.0, high=1.0)
    X = pick.array(pick.size(1, 4), sizes[0])
    return {"params": params, "X": X, "activation": pick.choice(("relu", "sigmoid", "tanh"))}


TWO_LAYERS = {
    "W1": np.array([[1.0, -1.0, 0.5], [0.5, 2.0, -1.0]]),
    "b1": np.array([0.25, -1.0, 0.5]),
    "W2": np.array([[1.0, -2.0], [0.5, 1.0], [-1.5, 0.25]]),
    "b2": np.array([0.5, -0.25]),
}
ONE_LAYER = {"W1": np.array([[1.0, -1.0, 0.5], [0.5, 2.0, -1.0]]), "b1": np.array([0.25, -1.0, 0.5])}
X = np.array([[1.0, 2.0], [-1.0, 0.5], [0.0, -2.0], [2.0, 0.25]])


def deep(layers: int) -> dict:
    """A network of two units in every layer, no two layers alike."""
    params: dict[str, np.ndarray] = {}
    for layer in range(1, layers + 1):
        params[f"W{layer}"] = np.round(np.cos(layer + np.arange(4.0)), 2).reshape(2, 2)
        params[f"b{layer}"] = np.round(np.sin(layer + np.arange(2.0)), 2)
    return params


SAMPLES = (
    Case("two layers", {"params": TWO_LAYERS, "X": X, "activation": "relu"}),
    Case("relu is the default", {"params": TWO_LAYERS, "X": X}),
    Case("sigmoid", {"params": TWO_LAYERS, "X": X, "activation": "sigmoid"}),
    Case("tanh", {"params": TWO_LAYERS, "X": X, "activation": "tanh"}),
    Case("one layer", {"params": ONE_LAYER, "X": X, "activation": "relu"}),
    Case("a batch of one", {"params": TWO_LAYERS, "X": X[:1], "activation": "tanh"}),
    Case(
        "keys in another order", {"params": dict(reversed(TWO_LAYERS.items())), "X": X, "activation": "relu"}
    ),
    Case("eleven layers", {"params": deep(11), "X": X, "activation": "tanh"}),
    Case(
        "twelve samples", {"params": TWO_LAYERS, "X": np.concatenate([X, 2 * X, 4 * X]), "activation": "relu"}
    ),
    Case(
        "stored column by column", {"params": TWO_LAYERS, "X": np.asfortranarray(X), "activation": "sigmoid"}
    ),
)

mlp_forward = Exercise(
    name="mlp_forward",
    parameters="params, X, activation",
    outputs="scores",
    values=(
        Values(
            "values",
            "mlp_forward alternates dense layers and activations, and ends with a dense layer",
            SAMPLES,
            draw,
        ),
    ),
    extremes=(
        case("large numbers into a sigmoid", params=TWO_LAYERS, X=1000 * X, activation="sigmoid"),
        case("large numbers into a tanh", params=TWO_LAYERS, X=1000 * X, activation="tanh"),
    ),
    uses=("affine_forward",),
    difficulty=5,
)
