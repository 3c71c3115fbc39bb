"""logistic_loss: logistic regression, with the O-rings of the space shuttle."""

from collections.abc import Callable, Iterator

import numpy as np

from grader.ask import Ask
from grader.draw import Pick
from grader.spec import Case, Equal, Evidence, Exercise, Property, Values, Within


def draw(pick: Pick) -> dict:
    """One to six samples of one to four features."""
    count, features = pick.size(1, 6), pick.size(1, 4)
    return {
        "w": pick.array(features),
        "X": pick.array(count, features),
        "y": pick.rng.integers(2, size=count),
        "reg": pick.choice((0.0, 0.5, 0.1)),
    }


def sample(name: str, w: list, X: list, y: list[int], reg: float) -> Case:
    """A case with integer labels."""
    return Case(
        name,
        {
            "w": np.array(w, dtype=np.float64),
            "X": np.array(X, dtype=np.float64, order="K"),
            "y": np.array(y),
            "reg": reg,
        },
    )


def renaming_the_classes_turns_the_gradient_round(
    ask: Ask, w: np.ndarray, X: np.ndarray, y: np.ndarray, reg: float
) -> Iterator[Evidence]:
    """Calling class 1 class 0 and the other way round, with -w for w, leaves the loss and turns the gradient round."""
    there, renamed = ask.logistic_loss(w=w, X=X, y=y, reg=reg), ask.logistic_loss(w=-w, X=X, y=1 - y, reg=reg)
    yield Equal("the loss with the classes renamed", renamed.loss, there.loss)
    yield Equal("the gradient with the classes renamed", renamed.dw, -np.asarray(there.dw))


def zero_weights_lose_ln_2(
    ask: Ask, w: np.ndarray, X: np.ndarray, y: np.ndarray, reg: float
) -> Iterator[Evidence]:
    """Zero weights know nothing: they lose ln 2 = 0.6931, whatever the samples and labels."""
    yield Equal("the loss", ask.logistic_loss(w=w, X=X, y=y, reg=reg).loss, np.log(2.0))


def fit(logistic_loss: Callable, X: np.ndarray, y: np.ndarray, rate: float, steps: int) -> np.ndarray:
    """Return the weights after some steps along the gradients, from zero."""
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        w = w - rate * np.reshape(logistic_loss(w, X, y, 0.0)[1], w.shape)
    return w


def explains_the_orings(ask: Ask, rate: float, steps: int) -> Iterator[Evidence]:
    """On the 23 flights before Challenger's last it ends at the published fit, and warns of 31 degrees Fahrenheit."""
    assert ask.data is not None
    temperature, distressed = ask.data("orings")
    middle, spread = temperature.mean(), temperature.std()
    X = np.stack([np.ones(len(temperature)), (temperature - middle) / spread], axis=1)
    y = (distressed > 0).astype(np.int64)
    # Flattest way down: a curvature of 0.07, with which 400 steps of 2 leave 4e-27 of the distance.
    w = ask.call("logistic_loss", {"X": X, "y": y, "rate": rate, "steps": steps}, driver=fit).value
    slope = float(w[1]) / spread
    # Agresti prints logit p = 15.043 - 0.2322 t; the bounds are for his rounding and the digits of float64.
    yield Within("the change of the score for each degree Fahrenheit", slope, -0.2324, -0.2320)
    yield Within("the score at 0 degrees", float(w[0]) - slope * middle, 15.03, 15.06)
    yield Within(
        "the score at 31 degrees, Challenger's last launch", float(w[0]) + slope * (31 - middle), 7.8, 7.9
    )


FLIGHTS = [[1.0, -1.5, 0.5], [1.0, 0.25, 2.0], [1.0, 2.0, -1.0], [1.0, -0.5, -0.25]]
SAMPLES = (
    sample("one sample", [0.5, -1.0], [[1.0, 2.0]], [1], 0.0),
    sample("two samples of three features", [0.5, -1.0, 0.25], FLIGHTS[:2], [0, 1], 0.0),
    sample("four samples with a penalty", [0.5, -1.0, 0.25], FLIGHTS, [1, 0, 0, 1], 0.1),
    sample(
        "three samples of two features", [1.0, -0.5], [[0.5, 1.0], [2.0, -1.0], [-1.5, 0.25]], [0, 0, 1], 0.5
    ),
    sample("one feature", [-2.0], [[1.0], [0.5], [-0.25]], [0, 1, 1], 0.25),
    sample("zero weights", [0.0, 0.0], [[1.0, 3.0], [1.0, -5.0], [1.0, 0.5]], [0, 1, 1], 0.1),
    sample("a score of exactly 0", [1.0, -2.0], [[2.0, 1.0], [1.0, 1.0]], [1, 0], 0.0),
    sample("only class 1", [0.5, 1.0], [[1.0, -1.0], [2.0, 0.5], [0.0, 3.0]], [1, 1, 1], 0.0),
    sample("only class 0", [0.5, 1.0], [[1.0, -1.0], [2.0, 0.5], [0.0, 3.0]], [0, 0, 0], 0.2),
    sample("a sample of zeros", [2.0, -1.0], [[0.0, 0.0], [1.0, 1.0]], [1, 1], 0.0),
    sample("as many features as samples", [1.0, -1.0], [[1.0, 2.0], [3.0, -1.0]], [1, 0], 0.3),
    sample("stored column by column", [0.5, -1.0, 0.25], np.asfortranarray(FLIGHTS), [1, 0, 1, 1], 0.1),
)

logistic_loss = Exercise(
    name="logistic_loss",
    parameters="w, X, y, reg",
    outputs="loss, dw",
    values=(
        Values(
            "values",
            "logistic_loss averages the negative log-likelihood over the samples, and adds reg times the squares of w",
            SAMPLES,
            draw,
            outputs=("loss",),
        ),
    ),
    extremes=(
        sample("sure and right", [1.0, 0.5], [[800.0, 1.0], [-800.0, 2.0]], [1, 0], 0.0),
        sample("wrong by 40", [1.0, -1.0], [[40.0, 0.0], [0.0, 40.0]], [0, 1], 0.0),
        sample("wrong by 1,000", [1000.0, 1.0], [[1.0, 0.0]], [0], 0.0),
        sample("wrong by 10,000", [1.0, 1.0], [[-1e4, 0.0]], [1], 0.0),
        sample("one of 10,000, one of 1/2", [1.0, 0.5], [[1e4, 0.0], [0.0, 1.0]], [0, 1], 0.1),
    ),
    laws=(Property(renaming_the_classes_turns_the_gradient_round, after_values=True),),
    sanity=(
        Property(
            zero_weights_lose_ln_2,
            samples=(
                sample("one sample", [0.0, 0.0], [[1.0, -2.0]], [0], 0.0),
                sample("four samples", [0.0, 0.0, 0.0], FLIGHTS, [0, 1, 1, 1], 0.5),
            ),
        ),
        Property(
            explains_the_orings,
            samples=(Case("23 flights", {"rate": 2.0, "steps": 400}),),
            points=2,
        ),
    ),
    wrt=("w",),
    points={"stability": 2},
    difficulty=6,
)
