"""accuracy: the share of right answers."""

from collections.abc import Iterator

import numpy as np

from grader.ask import Ask
from grader.draw import Pick
from grader.spec import Case, Equal, Evidence, Exercise, Property, Values


def draw(pick: Pick) -> dict:
    """One to nine samples of two to four classes."""
    count, classes = pick.size(1, 9), pick.size(2, 4)
    return {"y_pred": pick.rng.integers(classes, size=count), "y": pick.rng.integers(classes, size=count)}


def right_and_wrong_answers_add_up(ask: Ask, y_pred: np.ndarray, y: np.ndarray) -> Iterator[Evidence]:
    """Where all right answers are made wrong and all wrong ones right, the two shares add up to 1."""
    share = float(ask.accuracy(y_pred=y_pred, y=y).share)
    turned = np.where(y_pred == y, y + 1, y)
    yield Equal("the sum of the two shares", share + float(ask.accuracy(y_pred=turned, y=y).share), 1.0)


def sample(name: str, y_pred: list[int], y: list[int]) -> Case:
    """A case with integer classes."""
    return Case(name, {"y_pred": np.array(y_pred), "y": np.array(y)})


SAMPLES = (
    sample("three of four", [0, 2, 1, 1], [0, 2, 2, 1]),
    sample("one of three", [1, 0, 2], [1, 1, 0]),
    sample("all right", [2, 0, 1, 1, 0], [2, 0, 1, 1, 0]),
    sample("all wrong", [1, 2, 0], [0, 1, 2]),
    sample("one sample, right", [3], [3]),
    sample("one sample, wrong", [3], [0]),
    sample("wrong by much", [9, 0, 5, 5], [0, 9, 5, 5]),
    sample("too small and too large", [1, 3, 2, 0, 4], [2, 2, 2, 0, 0]),
    sample("right where the class is 0", [0, 0, 0, 1, 0], [0, 0, 1, 0, 0]),
    sample("the same classes in another order", [0, 1, 2, 3, 3], [3, 0, 1, 2, 3]),
    sample("two of seven", [1, 1, 1, 1, 1, 1, 1], [0, 1, 2, 0, 1, 2, 0]),
)

accuracy = Exercise(
    name="accuracy",
    parameters="y_pred, y",
    outputs="share",
    values=(
        Values("values", "accuracy(y_pred, y) is the share of samples whose class is right", SAMPLES, draw),
    ),
    laws=(Property(right_and_wrong_answers_add_up, after_values=True),),
    float32=False,  # there are no floats to keep
    difficulty=3,
)
