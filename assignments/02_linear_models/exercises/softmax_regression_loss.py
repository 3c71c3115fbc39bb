"""softmax_regression_loss: logistic regression for several classes, with hand-written digits."""

from collections.abc import Iterator

import numpy as np

from grader.ask import Ask
from grader.draw import Pick
from grader.spec import Case, Equal, Evidence, Exercise, Property, Values, Within


def draw(pick: Pick) -> dict:
    """One to five samples of one to three features, one to four classes."""
    count, features, classes = pick.size(1, 5), pick.size(1, 3), pick.size(1, 4)
    return {
        "W": pick.array(features, classes, low=-1.5, high=1.5),
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


def two_classes_are_logistic_regression(
    ask: Ask, W: np.ndarray, X: np.ndarray, y: np.ndarray, reg: float
) -> Iterator[Evidence]:
    """Without a penalty two classes are logistic regression with the difference of the two columns."""
    two = ask.softmax_regression_loss(W=W, X=X, y=y, reg=0.0)
    one = ask.logistic_loss(w=W[:, 1] - W[:, 0], X=X, y=y, reg=0.0)
    dw = np.reshape(one.dw, len(W))
    yield Equal("the loss", two.loss, one.loss)
    yield Equal("the gradient", two.dW, np.stack([-dw, dw], axis=1))


def only_differences_of_columns_count(
    ask: Ask, W: np.ndarray, X: np.ndarray, y: np.ndarray, reg: float
) -> Iterator[Evidence]:
    """Without a penalty, adding one vector to all columns of W changes nothing, so that each row of dW adds up to 0."""
    there = ask.softmax_regression_loss(W=W, X=X, y=y, reg=0.0)
    moved = ask.softmax_regression_loss(W=W + np.arange(1.0, len(W) + 1)[:, None], X=X, y=y, reg=0.0)
    yield Equal("the loss after adding 1, 2, ... to the rows", moved.loss, there.loss)
    yield Equal("the gradient after adding 1, 2, ... to the rows", moved.dW, there.dW)
    yield Equal("the sums of the rows of dW", np.sum(there.dW, axis=1), np.zeros(len(W)))


def zero_weights_lose_ln_C(
    ask: Ask, W: np.ndarray, X: np.ndarray, y: np.ndarray, reg: float
) -> Iterator[Evidence]:
    """Zero weights know nothing: with C classes they lose ln C, whatever the samples and labels."""
    yield Equal("the loss", ask.softmax_regression_loss(W=W, X=X, y=y, reg=reg).loss, np.log(W.shape[1]))


def learns_to_read_digits(ask: Ask, count: int, rate: float, steps: int) -> Iterator[Evidence]:
    """Steps along the gradients teach it hand-written digits: most of those that it learns, and of the next ones."""
    assert ask.data is not None
    images, labels = ask.data("digits")
    X = np.concatenate([images.reshape(len(images), -1) / 16.0, np.ones((len(images), 1))], axis=1)
    seen, later = slice(0, count), slice(count, 3 * count)
    W, losses = np.zeros((X.shape[1], 10)), []
    for _ in range(steps):
        answer = ask.softmax_regression_loss(W=W, X=X[seen], y=labels[seen].copy(), reg=1e-3)
        losses.append(float(answer.loss))
        W = W - rate * np.reshape(answer.dW, W.shape)
    # Nothing is random here. The reference's loss ends at 0.28; it reads 98 % of its own digits and 81 % of others.
    yield Within("the first loss", losses[0], 2.3025, 2.3027)
    yield Within("the last loss", losses[-1], 0.2, 0.4)
    yield Within(
        "the share it reads of those it learned", ((X[seen] @ W).argmax(1) == labels[seen]).mean(), 0.9, 1
    )
    yield Within(
        "the share it reads of new ones", ((X[later] @ W).argmax(1) == labels[later]).mean(), 0.75, 1
    )


W23 = [[1.0, -0.5, 0.25], [0.5, 1.0, -1.0]]
W34 = [[0.5, -1.0, 0.25, 0.0], [1.0, 0.5, -0.5, -1.5], [-0.25, 2.0, 1.0, 0.75]]
X2 = [[1.0, 2.0], [-1.0, 0.5], [0.5, -3.0], [2.0, 0.25]]
X3 = [[1.0, -1.5, 0.5], [1.0, 0.25, 2.0]]
SAMPLES = (
    sample("one sample", W23, X2[:1], [1], 0.0),
    sample("two samples, three features, four classes", W34, X3, [3, 0], 0.0),
    sample("four samples with a penalty", W23, X2, [2, 0, 1, 0], 0.1),
    sample("two classes", [[1.0, -0.5], [0.25, 2.0]], X2[:3], [1, 0, 0], 0.25),
    sample("one feature", [[1.0, -0.5, 0.25, 2.0]], [[2.0], [-1.0]], [3, 1], 0.0),
    sample("zero weights", np.zeros((2, 3)), X2, [0, 2, 1, 1], 0.1),
    sample("all of one class", W23, X2[:3], [1, 1, 1], 0.5),
    sample("one class", [[1.5], [-2.0]], X2[:3], [0, 0, 0], 0.5),
    sample("a sample of zeros", W23, [[0.0, 0.0], [1.0, 1.0]], [2, 0], 0.0),
    sample("as many classes as samples", W23, X2[:3], [2, 1, 0], 0.0),
    sample("as many of everything", [[1.0, 2.0], [0.5, -1.0]], X2[:2], [1, 1], 0.3),
    sample("stored column by column", np.asfortranarray(W34), np.asfortranarray(X3), [1, 2], 0.1),
)

softmax_regression_loss = Exercise(
    name="softmax_regression_loss",
    parameters="W, X, y, reg",
    outputs="loss, dW",
    values=(
        Values(
            "values",
            "softmax_regression_loss averages -ln of the true class' probability, and adds reg times the squares of W",
            SAMPLES,
            draw,
            outputs=("loss",),
        ),
    ),
    extremes=(
        sample("a score of 900", [[900.0, 0.0]], [[1.0]], [0], 0.0),
        sample("two scores of 10,000", [[1e4, 1e4, -1e4]], [[1.0], [0.5]], [1, 0], 0.0),
        sample("all very negative", [[-1e4, -9999.0]], [[1.0]], [0], 0.0),
        sample(
            "one row far above the other", [[1e4, 9999.0], [0.0, 1.0]], [[1.0, 0.0], [0.0, 1.0]], [1, 0], 0.0
        ),
        sample("wrong by 40", [[40.0, 0.0, 38.0]], [[1.0]], [1], 0.0),
        sample("wrong by 600", [[0.0, 600.0], [1.0, 1.0]], [[1.0, 0.0]], [0], 0.0),
    ),
    laws=(
        Property(only_differences_of_columns_count, after_values=True),
        Property(
            two_classes_are_logistic_regression,
            samples=(SAMPLES[3], SAMPLES[10]),
            after_values=True,
            uses=("logistic_loss",),
        ),
    ),
    sanity=(
        Property(
            zero_weights_lose_ln_C,
            samples=(
                sample("two classes", np.zeros((1, 2)), [[3.0]], [1], 0.0),
                sample("five classes", np.zeros((2, 5)), X2, [4, 0, 2, 2], 0.5),
            ),
        ),
        Property(
            learns_to_read_digits,
            samples=(Case("200 digits", {"count": 200, "rate": 1.0, "steps": 60}),),
            points=2,
        ),
    ),
    wrt=("W",),
    points={"stability": 2},
    difficulty=7,
)
