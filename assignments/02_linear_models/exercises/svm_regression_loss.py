"""svm_regression_loss: a linear classifier that asks for a lead of 1."""

from collections.abc import Iterator

import numpy as np

from grader.ask import Ask
from grader.draw import Pick
from grader.spec import Case, Equal, Evidence, Exercise, Property, Values, Within


def draw(pick: Pick) -> dict:
    """One to five samples of one to three features, one to four classes."""
    count, features, classes = pick.size(1, 5), pick.size(1, 3), pick.size(1, 4)
    return {
        "W": pick.array(features, classes, low=-1.0, high=1.0),
        "X": pick.array(count, features),
        "y": pick.rng.integers(classes, size=count),
        "reg": pick.choice((0.0, 0.5, 0.1)),
    }


def sample(name: str, W: list, X: list, y: list[int], reg: float) -> Case:
    """A case with integer labels."""
    return Case(
        name,
        {
            "W": np.array(W, dtype=np.float64, order="K"),
            "X": np.array(X, dtype=np.float64, order="K"),
            "y": np.array(y),
            "reg": reg,
        },
    )


def only_differences_of_columns_count(
    ask: Ask, W: np.ndarray, X: np.ndarray, y: np.ndarray, reg: float
) -> Iterator[Evidence]:
    """Without a penalty, adding one vector to all columns of W changes nothing, so that each row of dW adds up to 0."""
    there = ask.svm_regression_loss(W=W, X=X, y=y, reg=0.0)
    moved = ask.svm_regression_loss(W=W + np.arange(1.0, len(W) + 1)[:, None], X=X, y=y, reg=0.0)
    yield Equal("the loss after adding 1, 2, ... to the rows", moved.loss, there.loss)
    yield Equal("the sums of the rows of dW", np.sum(there.dW, axis=1), np.zeros(len(W)))


def zero_weights_lose_C_minus_1(
    ask: Ask, W: np.ndarray, X: np.ndarray, y: np.ndarray, reg: float
) -> Iterator[Evidence]:
    """Zero weights know nothing: with C classes they lose C - 1, whatever the samples and labels."""
    yield Equal("the loss", ask.svm_regression_loss(W=W, X=X, y=y, reg=reg).loss, W.shape[1] - 1.0)


def separates_twenty_digits(ask: Ask, count: int, rate: float, steps: int) -> Iterator[Evidence]:
    """Steps along the gradients separate twenty digits, each by the whole margin: the loss ends at 0."""
    assert ask.data is not None
    images, labels = ask.data("digits")
    X, y = images[:count].reshape(count, -1) / 16.0, labels[:count].copy()
    W, losses = np.zeros((X.shape[1], 10)), []
    for _ in range(steps):
        answer = ask.svm_regression_loss(W=W, X=X, y=y, reg=0.0)
        losses.append(float(answer.loss))
        W = W - rate * np.reshape(answer.dW, W.shape)
    yield Within("the first loss", losses[0], 8.999, 9.001)
    # Nothing is random here, but rounding may decide whether a lead is 1. The reference's loss is 0 after 67 steps.
    yield Within("the last loss", losses[-1], 0.0, 0.05)


W23 = [[1.0, -0.5, 0.25], [0.5, 1.0, -1.0]]
W34 = [[0.5, -1.0, 0.25, 0.1], [1.0, 0.5, -0.5, -1.5], [-0.25, 2.0, 1.0, 0.75]]
X2 = [[1.0, 2.0], [-1.0, 0.5], [0.5, -3.0], [2.0, 0.25]]
X3 = [[1.0, -1.5, 0.5], [1.0, 0.25, 2.0]]
SAMPLES = (
    sample("one sample", W23, X2[:1], [0], 0.0),
    sample("two samples, three features, four classes", W34, X3, [3, 0], 0.0),
    sample("four samples with a penalty", W23, X2, [2, 0, 1, 0], 0.1),
    sample("two classes", [[1.0, -0.5], [0.25, 2.0]], X2[:3], [1, 0, 0], 0.25),
    sample("one feature", [[1.0, -0.5, 0.25, 2.0]], [[2.0], [-1.0]], [3, 1], 0.0),
    sample("zero weights", np.zeros((2, 3)), X2, [0, 2, 1, 1], 0.1),
    sample("nothing to lose", [[3.0, -3.0, 0.0], [0.0, 1.0, 5.0]], [[2.0, 0.0], [0.0, 2.0]], [0, 2], 0.0),
    sample("all of one class", W23, X2[:3], [1, 1, 1], 0.5),
    sample("one class", [[1.5], [-2.0]], X2[:3], [0, 0, 0], 0.5),
    sample("exactly at the margin", [[1.0, 0.0, -1.0]], [[1.0], [-1.0]], [0, 2], 0.0),
    sample("just inside the margin", [[1.0, 2.0**-10, -1.0]], [[1.0]], [0], 0.0),
    sample("a sample of zeros", W23, [[0.0, 0.0], [1.0, 1.0]], [2, 0], 0.0),
    sample("as many classes as samples", W23, X2[:3], [2, 1, 0], 0.0),
    sample("as many of everything", [[1.0, 2.0], [0.5, -1.0]], X2[:2], [1, 1], 0.3),
    sample("stored column by column", np.asfortranarray(W34), np.asfortranarray(X3), [1, 2], 0.1),
)

svm_regression_loss = Exercise(
    name="svm_regression_loss",
    parameters="W, X, y, reg",
    outputs="loss, dW",
    values=(
        Values(
            "values",
            "svm_regression_loss averages how far wrong classes are from losing by 1, and adds reg times W's squares",
            SAMPLES,
            draw,
            outputs=("loss",),
        ),
    ),
    extremes=(
        sample("large scores", [[1e4, -1e4, 0.0], [0.0, 1.0, 2.0]], [[1.0, 0.0], [-1.0, 1.0]], [1, 1], 0.0),
    ),
    laws=(Property(only_differences_of_columns_count, after_values=True),),
    sanity=(
        Property(
            zero_weights_lose_C_minus_1,
            samples=(
                sample("two classes", np.zeros((1, 2)), [[3.0]], [1], 0.0),
                sample("ten classes", np.zeros((2, 10)), X2, [9, 0, 2, 2], 0.5),
            ),
        ),
        Property(
            separates_twenty_digits,
            samples=(Case("20 digits", {"count": 20, "rate": 0.1, "steps": 100}),),
        ),
    ),
    wrt=("W",),
    difficulty=8,
)
