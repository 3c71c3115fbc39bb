"""svm_loss: the hinge loss for several classes, from scores."""

import numpy as np

from grader.draw import Pick
from grader.spec import Equal, Exercise, Property, Values, case


def draw(pick: Pick) -> dict:
    """One to five samples, one to four classes."""
    count, classes = pick.size(1, 5), pick.size(1, 4)
    return {"x": pick.array(count, classes), "y": pick.rng.integers(classes, size=count)}


def a_network_that_knows_nothing_loses_C_minus_1(ask, x, y):
    """Equal scores cost C - 1 for C classes: every wrong class lies a whole margin too high."""
    yield Equal("the loss", ask.svm_loss(x=x, y=y).loss, x.shape[1] - 1.0)


def only_differences_of_scores_count(ask, x, y):
    """Adding one number to all scores of a row leaves the loss as it is, so that each row of dx adds up to 0."""
    there, shifted = ask.svm_loss(x=x, y=y), ask.svm_loss(x=x + 3.0, y=y)
    yield Equal("the loss after adding 3", shifted.loss, there.loss)
    yield Equal("the sums of the rows of dx", np.sum(there.dx, axis=1), np.zeros(len(x)))


SAMPLES = (
    case("one sample, three classes", x=[[3.0, 5.0, -1.0]], y=np.array([0])),
    case("three samples, two classes", x=[[1.0, 1.75], [2.0, -1.0], [0.25, 0.75]], y=np.array([0, 0, 1])),
    case("two samples, four classes", x=[[1.0, 2.25, -0.5, 1.75], [0.2, 0.9, 1.6, -2.0]], y=np.array([1, 2])),
    case("nothing to lose", x=[[5.0, 1.0, 2.0], [-1.0, 3.0, 0.5]], y=np.array([0, 1])),
    case("equal scores", x=[[0.0, 0.0, 0.0], [2.0, 2.0, 2.0]], y=np.array([1, 2])),
    case("exactly at the margin", x=[[3.0, 2.0, 0.0]], y=np.array([0])),
    case("all of one class", x=[[1.0, 2.5], [2.0, -1.0], [0.25, 0.75]], y=np.array([1, 1, 1])),
    case("one class", x=[[1.5], [-2.0]], y=np.array([0, 0])),
    case("large scores", x=[[1e4, -1e4, 0.0], [0.0, 1e4, -1e4]], y=np.array([1, 1])),
    case("six classes, five of them too high", x=[[0.25, 0.5, 0.0, 1.5, -0.25, 0.75]], y=np.array([2])),
    case(
        "stored column by column",
        x=np.asfortranarray([[1.0, -2.0, 3.0], [-4.0, 0.5, -0.75]]),
        y=np.array([2, 0]),
    ),
    case(
        "forty samples, five classes",
        x=np.round(3 * np.sin(np.arange(200.0)), 2).reshape(40, 5),
        y=np.arange(40) * 3 % 5,
    ),
    case(
        "forty classes",
        x=np.round(0.4 * np.sin(np.arange(80.0)), 2).reshape(2, 40),
        y=np.array([33, 12]),
    ),
)

svm_loss = Exercise(
    name="svm_loss",
    parameters="x, y",
    outputs="loss, dx",
    values=(
        Values(
            "values",
            "svm_loss(x, y) averages over the samples what wrong classes score beyond the true class' score minus 1",
            SAMPLES,
            draw,
            outputs=("loss",),
        ),
    ),
    laws=(Property(only_differences_of_scores_count, after_values=True),),
    sanity=(
        Property(
            a_network_that_knows_nothing_loses_C_minus_1,
            samples=(
                case("two classes", x=np.zeros((3, 2)), y=np.array([0, 1, 1])),
                case("ten classes", x=np.zeros((4, 10)), y=np.array([3, 0, 9, 3])),
                case("five classes, all at 0.7", x=np.full((2, 5), 0.7), y=np.array([4, 1])),
            ),
        ),
    ),
    wrt=("x",),
    difficulty=8,
)
