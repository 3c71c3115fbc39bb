"""perceptron_train: weights that change at mistakes only.

A score of exactly 0 counts as a mistake, so that every number here is a multiple of a power of two: sums of those
are exact in whatever order they are computed, and a score is 0 for everybody or for nobody.
"""

from collections.abc import Iterator

import numpy as np

from grader.ask import Ask
from grader.draw import Pick
from grader.spec import Case, Equal, Evidence, Exercise, Property, Values


def draw(pick: Pick) -> dict:
    """Two to seven samples of one to three features, separable or not."""
    count, features = pick.size(2, 7), pick.size(1, 3)
    return {
        "X": pick.rng.integers(-6, 7, size=(count, features)) / 2,
        "y": pick.rng.choice([-1, 1], size=count),
        "lr": pick.choice((1.0, 0.5, 0.25)),
        "epochs": pick.size(1, 5),
    }


def sample(name: str, X: list, y: list[int], lr: float, epochs: int) -> Case:
    """A case with integer labels."""
    return Case(name, {"X": np.array(X, dtype=np.float64), "y": np.array(y), "lr": lr, "epochs": epochs})


def the_learning_rate_only_scales(
    ask: Ask, X: np.ndarray, y: np.ndarray, lr: float, epochs: int
) -> Iterator[Evidence]:
    """Four times the learning rate gives four times the weights and the bias, and so the same predictions."""
    one = ask.perceptron_train(X=X, y=y, lr=lr, epochs=epochs)
    four = ask.perceptron_train(X=X, y=y, lr=4 * lr, epochs=epochs)
    yield Equal("w at four times the learning rate", four.w, 4 * np.asarray(one.w))
    yield Equal("b at four times the learning rate", four.b, 4 * np.asarray(one.b))


def tells_ones_from_eights(ask: Ask, count: int, lr: float, epochs: int) -> Iterator[Evidence]:
    """Hand-written ones and eights can be separated, and the perceptron finds out how."""
    assert ask.data is not None
    images, labels = ask.data("digits")
    chosen = np.flatnonzero((labels == 1) | (labels == 8))[:count]
    X, y = images[chosen].reshape(count, -1) / 16.0, np.where(labels[chosen] == 8, 1, -1)
    # Sixteenths are exact, so that everybody makes the same mistakes: the last of them in epoch 8.
    found = ask.perceptron_train(X=X, y=y, lr=lr, epochs=epochs)
    right = y * (X @ np.asarray(found.w) + float(found.b)) > 0
    yield Equal("the share of images on the right side", right.mean(), 1.0)


SAMPLES = (
    sample("two samples, one epoch", [[2.0, 1.0], [-1.0, 3.0]], [1, -1], 0.5, 1),
    sample("three samples, two epochs", [[1.0, 2.0], [2.0, 0.5], [-1.0, 1.5]], [1, -1, 1], 1.0, 2),
    sample(
        "four samples of three features",
        [[1.0, -1.0, 2.0], [0.5, 2.0, -1.0], [-1.0, 1.5, 1.0], [2.0, -0.5, -1.5]],
        [-1, 1, -1, 1],
        0.25,
        3,
    ),
    sample("right at last, but not all", [[-1.0, 2.0], [3.0, 1.0], [2.0, 1.0]], [-1, -1, 1], 1.0, 5),
    sample("one sample", [[2.0, -1.0]], [-1], 0.5, 3),
    sample("one feature", [[1.0], [3.0], [2.0], [-1.0]], [-1, 1, 1, -1], 1.0, 4),
    sample("one epoch is not enough", [[1.0, 1.0], [2.0, 1.0], [1.0, 3.0]], [1, -1, 1], 1.0, 10),
    sample("a sample at the origin", [[0.0, 0.0], [1.0, 2.0], [-2.0, 1.0]], [-1, 1, -1], 0.5, 2),
    sample("a score of exactly 0 later on", [[1.0, 1.0], [-1.0, -1.0], [1.0, -2.0]], [1, -1, -1], 1.0, 1),
    sample("a score of exactly 0, label 1", [[2.0, 0.0], [-0.5, 1.0], [0.0, -1.0]], [1, 1, 1], 1.0, 1),
    sample("a small learning rate", [[1.0, 2.0], [2.0, 0.5], [-1.0, 1.5]], [1, -1, 1], 2.0**-30, 3),
    sample("all of one class", [[1.0, 2.0], [-2.0, -1.0], [0.5, -3.0]], [-1, -1, -1], 0.5, 2),
    sample(
        "no line separates them", [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], [-1, 1, 1, -1], 1.0, 7
    ),
    sample(
        "the same in another order", [[1.0, 1.0], [0.0, 1.0], [0.0, 0.0], [1.0, 0.0]], [-1, 1, -1, 1], 1.0, 7
    ),
    sample("twice the same sample, both labels", [[1.0, 2.0], [1.0, 2.0]], [1, -1], 1.0, 3),
    sample(
        "right after the first epoch",
        [[4.0, 1.0], [3.0, -1.0], [-4.0, 2.0], [-5.0, 0.5], [6.0, 0.0]],
        [1, 1, -1, -1, 1],
        0.5,
        50,
    ),
)

perceptron_train = Exercise(
    name="perceptron_train",
    parameters="X, y, lr, epochs",
    outputs="w, b",
    values=(
        Values(
            "values",
            "perceptron_train visits the samples in order and steps towards those on the wrong side, and only those",
            SAMPLES,
            draw,
        ),
    ),
    extremes=(
        sample("large numbers", [[8192.0, -4096.0], [-8192.0, 1.0], [0.5, 8192.0]], [1, 1, -1], 1.0, 4),
    ),
    laws=(Property(the_learning_rate_only_scales, samples=SAMPLES[:6], after_values=True),),
    sanity=(
        Property(
            tells_ones_from_eights,
            samples=(Case("100 digits", {"count": 100, "lr": 0.5, "epochs": 20}),),
        ),
    ),
    difficulty=4,
)
