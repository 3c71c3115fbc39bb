"""mlp_loss: the penalised softmax loss of a network and all its gradients, with the lectures' sanity checks."""

import math
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from grader.ask import Ask
from grader.draw import Pick
from grader.spec import Case, Equal, Evidence, Exercise, Property, Values, Within
from grader.target import Rng


def draw(pick: Pick) -> dict:
    """One to three layers, two to four classes."""
    sizes = [pick.size(1, 4) for _ in range(pick.size(1, 3))] + [pick.size(2, 4)]
    params = {}
    for layer, (inputs, outputs) in enumerate(pairwise(sizes), start=1):
        params[f"W{layer}"] = pick.array(inputs, outputs, low=-1.5, high=1.5)
        params[f"b{layer}"] = pick.array(outputs, low=-1.0, high=1.0)
    X = pick.array(pick.size(1, 4), sizes[0])
    y = pick.rng.integers(sizes[-1], size=len(X))
    activation = pick.choice(("relu", "sigmoid", "tanh"))
    return {"params": params, "X": X, "y": y, "reg": pick.choice((0.0, 0.5, 0.01)), "activation": activation}


TWO_LAYERS = {
    "W1": np.array([[1.0, -1.0, 0.5, 2.0], [0.5, 2.0, -1.0, -0.5]]),
    "b1": np.array([0.25, -1.0, 0.5, 0.0]),
    "W2": np.array([[1.0, -2.0, 0.5], [0.5, 1.0, -1.0], [-1.5, 0.25, 1.0], [0.75, -0.5, 0.25]]),
    "b2": np.array([0.5, -0.25, 1.0]),
}
ONE_LAYER = {"W1": np.array([[1.0, -1.0, 0.5], [0.5, 2.0, -1.0]]), "b1": np.array([0.25, -1.0, 0.5])}
SURE = {"W1": np.array([[9.0, -9.0], [1.0, 2.0]]), "b1": np.array([0.5, 0.0])}
HUGE = {"W1": np.array([[400.0, 401.0, -300.0], [1.0, 0.5, 2.0]]), "b1": np.array([600.0, 500.0, 0.0])}
THREE_LAYERS = {
    "W1": np.array([[1.0, -0.5], [0.25, 2.0]]),
    "b1": np.array([0.5, -0.25]),
    "W2": np.array([[1.0, -0.5, 0.75], [-1.25, 0.5, 1.0]]),
    "b2": np.array([0.25, 0.5, -0.75]),
    "W3": np.array([[0.5, -1.0], [1.5, 0.25], [-0.5, 1.0]]),
    "b3": np.array([0.0, 0.25]),
}
X = np.array([[1.0, 2.0], [-1.0, 0.5]])
ELEVEN_LAYERS = {
    f"{kind}{layer}": np.round(np.cos(layer + np.arange(4.0)), 2).reshape(2, 2)
    if kind == "W"
    else np.round(np.sin(layer + np.arange(2.0)), 2)
    for layer in range(1, 12)
    for kind in "Wb"
}


def sample(
    name: str, params: dict, labels: list[int], reg: float, *, X: np.ndarray = X, **activation: str
) -> Case:
    """A case with integer labels."""
    return Case(name, {"params": params, "X": X, "y": np.array(labels), "reg": reg, **activation})


SAMPLES = (
    sample("two layers, no penalty", TWO_LAYERS, [1, 0], 0.0, activation="relu"),
    sample("two layers with a penalty, relu by default", TWO_LAYERS, [2, 0], 0.5),
    sample("sigmoid", TWO_LAYERS, [1, 2], 0.1, activation="sigmoid"),
    sample("tanh", TWO_LAYERS, [1, 2], 0.1, activation="tanh"),
    sample("a batch of one", TWO_LAYERS, [1], 0.1, X=X[:1], activation="relu"),
    sample(
        "one layer, three samples",
        ONE_LAYER,
        [0, 2, 0],
        0.25,
        X=np.array([[1.0, 2.0], [-1.0, 0.5], [0.5, 0.0]]),
    ),
    sample("three layers", THREE_LAYERS, [1, 0, 1], 0.1, X=np.array([[1.0, 2.0], [-1.0, 0.5], [0.5, -3.0]])),
    sample("sure of the wrong class", SURE, [1, 1], 0.0),
    sample("one class", {"W1": np.array([[2.0], [1.0]]), "b1": np.array([0.5])}, [0, 0], 0.5),
    sample("keys in another order", dict(reversed(TWO_LAYERS.items())), [1, 0], 0.1, activation="relu"),
    sample(
        "three layers of sigmoids",
        THREE_LAYERS,
        [1, 0, 1],
        0.1,
        X=np.array([[1.0, 2.0], [-1.0, 0.5], [0.5, -3.0]]),
        activation="sigmoid",
    ),
    sample("eleven layers", ELEVEN_LAYERS, [1, 0], 0.1, activation="tanh"),
    sample(
        "twelve samples, a strong penalty",
        TWO_LAYERS,
        [1, 0, 2, 2, 0, 2, 1, 1, 2, 0, 0, 2],
        3.0,
        X=np.round(2 * np.sin(np.arange(24.0)), 2).reshape(12, 2),
        activation="relu",
    ),
)

NETWORK = [64, 30, 10]
DEEP = [64] * 8 + [10]


def digits(ask: Ask, count: int) -> tuple[np.ndarray, np.ndarray]:
    """The first real digits, one row an image, from 0 to 1."""
    assert ask.data is not None
    images, labels = ask.data("digits")
    return images[:count].reshape(count, -1) / 16.0, labels[:count].copy()


def norm(gradient: object) -> float:
    """The size of a gradient."""
    return float(np.linalg.norm(np.asarray(gradient, dtype=np.float64)))


def starts_at_ln_C(ask: Ask, sizes: list[int], rng: Rng, scheme: str) -> Iterator[Evidence]:
    """A network with small weights knows nothing: on ten classes its first loss is ln 10."""
    X, y = digits(ask, 100)
    params = ask.init_mlp(sizes=sizes, rng=rng, scheme=scheme).params
    loss = float(ask.mlp_loss(params=params, X=X, y=y, reg=0.0).loss)
    # Over 300 seeds the difference had the standard deviation 0.0002.
    yield Within("the first loss", loss, math.log(10) - 0.01, math.log(10) + 0.01)


def rises_with_reg(ask: Ask, sizes: list[int], rng: Rng) -> Iterator[Evidence]:
    """The penalty makes the loss larger, and ten times the penalty ten times as much."""
    X, y = digits(ask, 50)
    params = ask.init_mlp(sizes=sizes, rng=rng).params
    plain, little, much = (
        float(ask.mlp_loss(params=params, X=X, y=y, reg=reg).loss) for reg in (0.0, 0.1, 1.0)
    )
    yield Within("the loss with reg = 0.1, less that without", little - plain, 1e-6, 1e6)
    yield Equal("ten times the rise with reg = 0.1", 10 * (little - plain), much - plain)


def learns_twenty_samples_by_heart(ask: Ask, sizes: list[int], rng: Rng) -> Iterator[Evidence]:
    """A hundred steps along the gradients drive the loss of twenty digits to almost zero."""
    X, y = digits(ask, 20)
    params = ask.init_mlp(sizes=sizes, rng=rng).params
    velocity = {name: np.zeros(np.shape(value)) for name, value in params.items()}
    first = float(ask.mlp_loss(params=params, X=X, y=y, reg=0.0).loss)
    for _ in range(100):
        grads = ask.mlp_loss(params=params, X=X, y=y, reg=0.0).grads
        for name in params:
            velocity[name] = 0.9 * velocity[name] - 0.2 * np.reshape(grads[name], velocity[name].shape)
            params[name] = params[name] + velocity[name]
    # Over 100 seeds the first loss lay between 2.2 and 3.0, the last below 0.0007.
    yield Within("the first loss", first, 1.0, 6.0)
    yield Within("the last loss", float(ask.mlp_loss(params=params, X=X, y=y, reg=0.0).loss), 0.0, 0.02)


def zero_weights_stay_alike(ask: Ask, sizes: list[int], rng: Rng, scheme: str) -> Iterator[Evidence]:
    """Hidden units that start from zero weights learn, but stay copies of one another."""
    X, y = digits(ask, 50)
    params = ask.init_mlp(sizes=sizes, rng=rng, scheme=scheme).params
    for _ in range(10):
        grads = ask.mlp_loss(params=params, X=X, y=y, reg=0.0, activation="sigmoid").grads
        params = {name: value - 0.5 * np.reshape(grads[name], value.shape) for name, value in params.items()}
    W1 = np.asarray(params["W1"])
    yield Equal("the weights of all hidden units", W1, np.repeat(W1[:, :1], W1.shape[1], axis=1))
    # The reference's largest weight is 0.011 by then.
    yield Within("the largest of these weights", float(np.abs(W1).max()), 1e-4, 1.0)


def depth_spares_relu_and_starves_sigmoid(ask: Ask, sizes: list[int], rng: Rng) -> Iterator[Evidence]:
    """Through eight layers the gradient keeps its size with ReLU and he_normal, and dies with sigmoid."""
    X, y = digits(ask, 100)
    for scheme, activation, low, high in (
        # The logarithm of the ratio was 0.17 +- 0.32 and -9.8 +- 0.22 over 300 seeds: bounds far beyond 6.2 of these.
        ("he_normal", "relu", 0.05, 50.0),
        ("xavier_normal", "sigmoid", 1e-7, 1e-2),
    ):
        params = ask.init_mlp(sizes=sizes, rng=rng, scheme=scheme).params
        grads = ask.mlp_loss(params=params, X=X, y=y, reg=0.0, activation=activation).grads
        last = norm(grads[f"W{len(sizes) - 1}"])
        ratio = norm(grads["W1"]) / last if last else math.nan
        yield Within(f"the first layer's gradient over the last layer's with {activation}", ratio, low, high)


def adds_nothing_to_the_parameters(ask: Ask, **arguments: object) -> Iterator[Evidence]:
    """The dict of parameters has the same entries after the call: who trains goes through all of them."""
    before, after = arguments["params"], ask.call("mlp_loss", arguments, report=("params",)).after["params"]
    assert isinstance(before, dict)
    yield Within("the number of entries that are new in params", len(set(after) - set(before)), 0, 0)


def start(name: str, sizes: list[int], **others: object) -> Case:
    """Where a sanity check starts."""
    return Case(name, {"sizes": sizes, "rng": Rng(1), **others})


mlp_loss = Exercise(
    name="mlp_loss",
    parameters="params, X, y, reg, activation",
    outputs="loss, grads",
    values=(
        Values(
            "loss",
            "mlp_loss averages the softmax loss over the samples and adds the penalty on the weights",
            SAMPLES,
            draw,
            outputs=("loss",),
        ),
    ),
    extremes=(
        sample("scores of a thousand", HUGE, [1, 2], 0.0),
        sample("scores of a thousand, one sample", HUGE, [0], 0.0, X=np.array([[1.0, 0.0]])),
        sample("one sample far above the other", HUGE, [1, 2], 0.0, X=np.array([[4.0, 0.0], [-1.0, 0.5]])),
        sample("large numbers into a sigmoid", TWO_LAYERS, [1, 2], 0.1, X=1000 * X, activation="sigmoid"),
    ),
    laws=(Property(adds_nothing_to_the_parameters, samples=SAMPLES[:2], after_values=True),),
    sanity=(
        Property(
            starts_at_ln_C, samples=(start("100 digits", NETWORK, scheme="small_normal"),), uses=("init_mlp",)
        ),
        Property(rises_with_reg, samples=(start("50 digits", NETWORK),), uses=("init_mlp",)),
        Property(
            learns_twenty_samples_by_heart,
            samples=(start("20 digits", NETWORK),),
            uses=("init_mlp",),
            points=2,
        ),
        Property(
            zero_weights_stay_alike,
            after_values=True,
            samples=(start("50 digits", NETWORK, scheme="zeros"),),
            uses=("init_mlp",),
        ),
        Property(
            depth_spares_relu_and_starves_sigmoid,
            samples=(start("100 digits, 8 layers", DEEP),),
            uses=("init_mlp",),
        ),
    ),
    uses=("affine_forward", "affine_backward", "mlp_forward"),
    wrt=("params",),
    difficulty=6,
)
