"""softmax_loss: softmax and cross-entropy in one, from scores."""

import numpy as np

from grader.draw import Pick
from grader.spec import Equal, Exercise, Property, Values, Within, case


def draw(pick: Pick) -> dict:
    """A few samples and classes; no loss is close to 0, where an epsilon would show before it matters."""
    count, classes = pick.size(1, 5), pick.size(2, 4)
    return {"x": pick.array(count, classes, low=-1.0, high=1.0), "y": pick.rng.integers(classes, size=count)}


def only_differences_of_scores_count(ask, x, y):
    """Adding one number to all scores of a row changes nothing, so that each row of dx adds up to 0."""
    there, shifted = ask.softmax_loss(x=x, y=y), ask.softmax_loss(x=x + 3.0, y=y)
    yield Equal("the loss after adding 3", shifted.loss, there.loss)
    yield Equal("the gradient after adding 3", shifted.dx, there.dx)
    yield Equal("the sums of the rows of dx", np.sum(there.dx, axis=1), np.zeros(len(x)))


def two_classes_are_logistic_regression(ask, x, y):
    """For two classes it is bce_with_logits of the difference of the two scores."""
    two, one = ask.softmax_loss(x=x, y=y), ask.bce_with_logits(z=x[:, 1] - x[:, 0], y=y)
    dz = np.asarray(one.dz)
    yield Equal("the loss", two.loss, one.loss)
    yield Equal("the gradient", two.dx, np.stack([-dz, dz], axis=1))


def a_network_that_knows_nothing_loses_ln_C(ask, x, y):
    """Scores close to zero cost ln C for C classes, whatever the labels."""
    # A row's loss is off by at most the difference between its largest and its smallest score: 0.02 here.
    right = np.log(x.shape[1])
    yield Within("the loss", ask.softmax_loss(x=x, y=y).loss, right - 0.02, right + 0.02)


def small_scores(classes: int):
    """Scores of at most 0.01, one row more than there are classes."""
    x = np.round(0.01 * np.sin(np.arange(float((classes + 1) * classes))), 4).reshape(classes + 1, classes)
    return case(f"{classes} classes", x=x, y=np.arange(classes + 1) % classes)


SAMPLES = (
    case("one sample, three classes", x=[[1.0, 2.0, -1.0]], y=np.array([0])),
    case("three samples, two classes", x=[[0.5, 1.0], [2.0, -1.0], [-1.5, 0.25]], y=np.array([1, 0, 0])),
    case("two samples, four classes", x=[[1.0, 2.0, -0.5, 1.5], [0.25, 1.0, 3.0, -2.0]], y=np.array([3, 1])),
    case("equal scores", x=[[0.0, 0.0, 0.0], [2.0, 2.0, 2.0]], y=np.array([1, 2])),
    case("a tie", x=[[2.0, 2.0, -1.0]], y=np.array([1])),
    case("all of one class", x=[[1.0, 2.5], [2.0, -1.0], [0.25, 0.75]], y=np.array([1, 1, 1])),
    case("square", x=[[1.0, 2.0], [3.0, -1.0]], y=np.array([1, 1])),
    case(
        "stored column by column",
        x=np.asfortranarray([[1.0, -2.0, 3.0], [-4.0, 0.5, -0.75]]),
        y=np.array([0, 2]),
    ),
    case("eight classes", x=[[1.0, -0.5, 0.25, 2.0, -1.0, 0.5, 1.5, -2.0]], y=np.array([6])),
    case(
        "nineteen classes",
        x=np.round(2 * np.sin(np.arange(38.0)), 2).reshape(2, 19),
        y=np.array([16, 3]),
    ),
    case(
        "forty samples, five classes",
        x=np.round(np.sin(np.arange(200.0)), 2).reshape(40, 5),
        y=np.arange(40) * 3 % 5,
    ),
    case(
        "forty classes",
        x=np.round(2 * np.sin(np.arange(80.0)), 2).reshape(2, 40) + 3 * (np.arange(40) % 21 == 12),
        y=np.array([33, 12]),
    ),
)

EXTREMES = (
    case("one score of 900", x=[[900.0, 0.0]], y=np.array([0])),
    case("two scores of 10,000", x=[[1e4, 1e4, -1e4]], y=np.array([1])),
    case("all very negative", x=[[-1e4, -1e4 + 1.0]], y=np.array([0])),
    case("one row far above the other", x=[[1e4, 1e4 - 1.0], [0.0, 1.0]], y=np.array([1, 0])),
    case("wrong by 40", x=[[40.0, 0.0, 38.0]], y=np.array([1])),
    case("wrong by 700", x=[[0.0, 700.0]], y=np.array([0])),
    case("each of eight classes far ahead in turn", x=1e4 * np.eye(8), y=np.arange(8)),
    case("each of nineteen classes far ahead in turn", x=1e4 * np.eye(19), y=np.arange(19)),
    case("one class", x=[[1.5], [-2.0]], y=np.array([0, 0])),
    case("one score of 200, as float32", x=np.array([[200.0, 0.0, 0.0]], dtype=np.float32), y=np.array([0])),
)

softmax_loss = Exercise(
    name="softmax_loss",
    parameters="x, y",
    outputs="loss, dx",
    values=(
        Values(
            "values",
            "softmax_loss(x, y) averages minus the logarithm of the true class' softmax probability",
            SAMPLES,
            draw,
            outputs=("loss",),
        ),
    ),
    extremes=EXTREMES,
    laws=(
        Property(only_differences_of_scores_count, after_values=True),
        Property(
            two_classes_are_logistic_regression,
            samples=(
                case("one sample", x=[[0.5, 1.0]], y=np.array([1])),
                case("three samples", x=[[0.5, 1.0], [0.25, -0.5], [1.0, 0.75]], y=np.array([0, 1, 0])),
            ),
            after_values=True,
            uses=("bce_with_logits",),
        ),
    ),
    sanity=(
        Property(
            a_network_that_knows_nothing_loses_ln_C,
            samples=(small_scores(2), small_scores(3), small_scores(10)),
        ),
    ),
    wrt=("x",),
    points={"stability": 2},
    difficulty=10,
)
