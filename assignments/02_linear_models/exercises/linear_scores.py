"""linear_scores: one weighted sum of the features for each class."""

import numpy as np

from grader.draw import Pick
from grader.spec import Exercise, Values, case


def draw(pick: Pick) -> dict:
    """One to five samples, up to four features and classes."""
    count, features, classes = pick.size(1, 5), pick.size(1, 4), pick.size(1, 4)
    return {"X": pick.array(count, features), "W": pick.array(features, classes), "b": pick.array(classes)}


TEN = np.round(2 * np.sin(np.arange(1.0, 71.0) ** 2), 2).reshape(7, 10)
SAMPLES = (
    case("one sample, two classes", X=[[1.0, 2.0]], W=[[3.0, 0.5], [1.5, -1.0]], b=[0.25, 10.0]),
    case(
        "two samples, three features, four classes",
        X=[[1.0, -2.0, 0.5], [0.0, 3.0, -1.0]],
        W=[[1.0, 0.0, 2.0, -0.5], [0.5, -1.0, 0.0, 1.0], [2.0, 4.0, -2.0, 0.0]],
        b=[0.25, -3.0, 0.0, 2.0],
    ),
    case(
        "three samples, two features, two classes",
        X=[[1.0, 2.0], [-1.0, 0.5], [3.0, -2.0]],
        W=[[1.0, -1.0], [0.5, 2.0]],
        b=[-1.5, 0.75],
    ),
    case("one class", X=[[2.0, 1.0, -1.0], [0.5, 0.0, 4.0]], W=[[1.0], [-2.0], [0.5]], b=np.array([3.0])),
    case("one feature", X=[[2.0], [-0.5]], W=[[1.0, -3.0, 0.5]], b=[0.0, 1.0, -1.0]),
    case("one of everything", X=[[2.0]], W=[[-1.5]], b=np.array([0.5])),
    case("square", X=[[1.0, 2.0], [3.0, -1.0]], W=[[0.5, -1.0], [2.0, 1.5]], b=[1.0, -2.0]),
    case("as many classes as samples", X=[[1.0], [2.0], [-1.0]], W=[[1.0, 2.0, 3.0]], b=[10.0, 20.0, 30.0]),
    case("a sample of zeros", X=[[0.0, 0.0], [1.0, -2.0]], W=[[3.0], [0.5]], b=np.array([1.5])),
    case("no weights, only biases", X=[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]], W=[[0.0], [0.0]], b=[1.5]),
    case(
        "stored column by column",
        X=np.asfortranarray([[1.0, -2.0, 3.0], [-4.0, 0.5, -0.75]]),
        W=np.asfortranarray([[1.0, 0.5], [2.0, -1.0], [0.0, 4.0]]),
        b=[0.5, -0.5],
    ),
    case("nine samples, seven features, ten classes", X=TEN.T[:9], W=TEN, b=np.arange(10.0)),
)

linear_scores = Exercise(
    name="linear_scores",
    parameters="X, W, b",
    outputs="scores",
    values=(
        Values(
            "values",
            "linear_scores(X, W, b) weighs the features of each sample for each class, and adds the biases",
            SAMPLES,
            draw,
        ),
    ),
    extremes=(
        case("large numbers", X=[[1e4, -1e4], [1e-4, 1e4]], W=[[1.0, -2.0], [0.5, 1.0]], b=[1e4, -1e-4]),
    ),
    difficulty=1,
)
