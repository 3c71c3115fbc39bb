"""predict_classes: the class with the largest score."""

from collections.abc import Iterator

import numpy as np

from grader.ask import Ask
from grader.draw import Pick
from grader.spec import Equal, Evidence, Exercise, Property, Values, Within, case


def draw(pick: Pick) -> dict:
    """One to six samples of one to four classes, without ties: whole numbers in another order in each row."""
    count, classes = pick.size(1, 6), pick.size(1, 4)
    ranks = np.argsort(pick.rng.random((count, classes)), axis=1)
    return {"scores": ranks - pick.array(count, 1)}


def only_the_order_of_the_scores_counts(ask: Ask, scores: np.ndarray) -> Iterator[Evidence]:
    """Moving all scores of a row, or stretching them, changes no prediction."""
    there = ask.predict_classes(scores=scores).y_pred
    yield Equal("the predictions after adding 5", ask.predict_classes(scores=scores + 5.0).y_pred, there)
    yield Equal("those after subtracting 50", ask.predict_classes(scores=scores - 50.0).y_pred, there)
    yield Equal("those of a tenth of the scores", ask.predict_classes(scores=scores / 10.0).y_pred, there)


def names_a_class_of_a_largest_score(ask: Ask, scores: np.ndarray) -> Iterator[Evidence]:
    """Each answer names a class with the largest score; where several classes have it, any one of them."""
    named = np.asarray(ask.predict_classes(scores=scores).y_pred)
    count, classes = scores.shape
    yield Within("the smallest of the answers", float(named.min()), 0, classes - 1)
    yield Within("the largest of the answers", float(named.max()), 0, classes - 1)
    best = scores[np.arange(count), np.clip(named, 0, classes - 1).astype(int)]
    yield Equal("the scores of the classes named", best, scores.max(axis=1))


SAMPLES = (
    case("one sample, three classes", scores=[[0.5, 2.0, -1.0]]),
    case("two samples, four classes", scores=[[1.0, 2.0, 3.0, 0.5], [2.0, -1.0, 0.5, 1.0]]),
    case("three samples, two classes", scores=[[0.25, 1.0], [2.0, -1.0], [-1.5, 0.25]]),
    case("all scores below zero", scores=[[-3.0, -1.0, -2.0], [-0.5, -4.0, -0.75]]),
    case("the largest is not the farthest from zero", scores=[[-5.0, 1.0, 2.0], [0.5, -3.0, 0.25]]),
    case("probabilities", scores=[[0.1, 0.7, 0.2], [0.45, 0.15, 0.4], [0.2, 0.3, 0.5]]),
    case("positive scores between 0 and 1/2", scores=[[0.2, 0.4], [0.3, 0.1], [0.05, 0.45]]),
    case("one class", scores=[[1.5], [-2.0], [0.5]]),
    case("one sample, one class", scores=[[-0.5]]),
    case("square", scores=[[3.0, 1.0, 2.0], [1.0, 2.5, 3.5], [2.0, 0.5, 0.0]]),
    case("one sample far above the others", scores=[[90.0, 91.0], [2.0, 1.0], [-3.0, -4.0]]),
    case("stored column by column", scores=np.asfortranarray([[1.0, -2.0, 3.0], [-4.0, 0.5, -0.75]])),
    case("two that are almost equal", scores=[[0.2, 0.40001, 0.4], [-0.1, -0.3, -0.09999]]),
    case("seven samples, ten classes", scores=10 * np.sin(np.arange(1.0, 71.0) ** 2).reshape(7, 10)),
)

predict_classes = Exercise(
    name="predict_classes",
    parameters="scores",
    outputs="y_pred",
    values=(
        Values(
            "values",
            "predict_classes(scores) names the class with the largest score of each sample",
            SAMPLES,
            draw,
        ),
    ),
    extremes=(
        case("scores of thousands", scores=[[9999.0, 1e4, -1e4], [-1e4, -9999.0, -9998.0]]),
        case("scores of 800", scores=[[800.0, 810.0], [-800.0, -810.0], [820.0, -810.0]]),
        case("scores of 40 and 50", scores=[[40.0, 50.0, 45.0]]),
    ),
    laws=(
        Property(only_the_order_of_the_scores_counts, after_values=True),
        Property(
            names_a_class_of_a_largest_score,
            samples=(
                case("one sample, no tie", scores=[[0.5, 2.0, -1.0]]),
                case("two equal scores", scores=[[1.0, 2.0, 2.0]]),
                case("all scores zero, as for zero weights", scores=np.zeros((2, 3))),
            ),
            after_values=True,
        ),
    ),
    float32=False,  # classes have no dtype to keep
    difficulty=2,
)
