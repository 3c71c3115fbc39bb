"""gradient_descent: steps against the gradient of a loss that is handed in as a function."""

from collections.abc import Callable, Iterator

import numpy as np

from grader.ask import Ask
from grader.draw import Pick
from grader.spec import Case, Equal, Evidence, Exercise, Property, Values, Within, case


def descend(
    gradient_descent: Callable, a: np.ndarray, target: np.ndarray, w: np.ndarray, lr: float, steps: int
) -> tuple:
    """Return where a walk in the bowl sum(a * (w - target)**2) ends, and its history."""

    def loss(w):
        return (a * (w - target) ** 2).sum(), 2 * a * (w - target)

    returned = gradient_descent(loss, w, lr, steps)
    is_pair = isinstance(returned, (tuple, list)) and len(returned) == 2
    assert is_pair, "two things should come back: w and history"
    return returned[0], [float(value) for value in returned[1]]


def along_a_cosine(gradient_descent: Callable, w: np.ndarray, lr: float, steps: int) -> tuple:
    """Return end and history of a walk over hills, and the places at which the loss is asked."""
    places = []

    def loss(w):
        places.append(np.array(w))
        return np.cos(w).sum(), -np.sin(w)

    final_w, history = gradient_descent(loss, w, lr, steps)
    return final_w, [float(value) for value in history], places


def regress(gradient_descent: Callable, X: np.ndarray, y: np.ndarray, lr: float, steps: int) -> np.ndarray:
    """Return the weights that least squares end at."""

    def loss(w):
        gap = X @ w - y
        return float((gap**2).mean()), 2 * X.T @ gap / len(y)

    return gradient_descent(loss, np.zeros(X.shape[1]), lr, steps)[0]


def float32_stays_float32(
    ask: Ask, a: np.ndarray, target: np.ndarray, w: np.ndarray, lr: float, steps: int
) -> Iterator[Evidence]:
    """Where w and the gradients are float32, so is the w that comes back."""
    a, target, w = (array.astype(np.float32) for array in (a, target, w))
    end = np.asarray(ask.gradient_descent(a=a, target=target, w=w, lr=lr, steps=steps).final_w)
    yield Within("the number of bytes that a weight takes", end.dtype.itemsize, 4, 4)


def asks_anew_at_every_step(ask: Ask, w: np.ndarray, lr: float, steps: int) -> Iterator[Evidence]:
    """Over hills, where no two places have the same slope, each step goes by the gradient of loss where it starts."""
    final_w, history, places = ask.call(
        "gradient_descent", {"w": w, "lr": lr, "steps": steps}, driver=along_a_cosine
    ).value
    way = [w]
    for step in range(steps):
        if step < len(history):
            yield Equal(f"entry {step} of history", history[step], np.cos(w).sum())
        w = w + lr * np.sin(w)
        way.append(w)
    yield Equal("the weights at the end", final_w, w)
    astray = [place for place in places if min(np.abs(place - stop).max() for stop in way) > 1e-7]
    yield Within("the number of looks at the loss beside the way", len(astray), 0, 0)


def finds_the_line_of_least_squares(ask: Ask, lr: float, steps: int) -> Iterator[Evidence]:
    """For the O-rings of the space shuttle it ends at the line that solving the equations gives."""
    assert ask.data is not None
    temperature, distressed = ask.data("orings")
    scaled = (temperature - temperature.mean()) / temperature.std()
    X, y = np.stack([np.ones(len(scaled)), scaled], axis=1), distressed * 1.0
    line = ask.call("gradient_descent", {"X": X, "y": y, "lr": lr, "steps": steps}, driver=regress).value
    # The bowl is round (X has orthogonal columns of one length): a step of 0.25 halves the distance, 60 leave 1e-18.
    yield Equal("the line's height in the middle, and its slope", line, X.T @ y / len(y))


def draw(pick: Pick) -> dict:
    """A bowl of one to four weights, some steeper than others; it may be too steep for the learning rate."""
    size = pick.size(1, 4)
    return {
        "a": pick.array(size, low=0.5, high=2.0),
        "target": pick.array(size),
        "w": pick.array(size),
        "lr": pick.choice((0.25, 0.1, 0.6)),
        "steps": pick.size(1, 5),
    }


FIVE = np.round(2 * np.sin(np.arange(1.0, 16.0) ** 2), 2).reshape(3, 5)
SAMPLES = (
    case("one weight, one step", a=[1.0], target=[0.0], w=[4.0], lr=0.25, steps=1),
    case("one weight, three steps", a=[1.0], target=[0.0], w=[4.0], lr=0.25, steps=3),
    case("towards 3", a=[2.0], target=[3.0], w=[1.0], lr=0.125, steps=3),
    case("two weights, four steps", a=[1.0, 2.0], target=[0.5, -1.0], w=[3.0, 1.0], lr=0.1, steps=4),
    case("starting below", a=[1.0, 0.5], target=[2.0, 4.0], w=[-1.0, 0.0], lr=0.25, steps=5),
    case("starting at the bottom", a=[1.0, 2.0], target=[1.5, -0.5], w=[1.5, -0.5], lr=0.25, steps=3),
    case("a learning rate that is too high", a=[1.0], target=[0.0], w=[1.0], lr=1.5, steps=4),
    case("to and fro", a=[1.0], target=[0.0], w=[2.0], lr=1.0, steps=3),
    case("a small learning rate", a=[1.0, 3.0], target=[0.0, 1.0], w=[4.0, -4.0], lr=0.001, steps=6),
    case("a matrix of weights", a=abs(FIVE) + 0.5, target=FIVE[::-1], w=3 * FIVE, lr=0.125, steps=3),
    case(
        "stored column by column",
        a=abs(FIVE) + 0.5,
        target=FIVE[::-1],
        w=np.asfortranarray(2 * FIVE),
        lr=0.125,
        steps=3,
    ),
    case("thirty steps", a=[0.5, 1.0, 2.0], target=[1.0, 2.0, 3.0], w=[0.0, 0.0, 0.0], lr=0.1, steps=30),
)

gradient_descent = Exercise(
    name="gradient_descent",
    parameters="a, target, w, lr, steps",
    outputs="final_w, history",
    values=(
        Values(
            "values",
            "gradient_descent takes as many steps as asked, each against the gradient where it starts",
            SAMPLES,
            draw,
            outputs=("final_w",),
        ),
        Values(
            "history",
            "the history of gradient_descent holds the loss before each step",
            SAMPLES,
            draw,
            outputs=("history",),
        ),
    ),
    laws=(
        Property(
            asks_anew_at_every_step,
            samples=(case("three weights", w=[0.5, 2.0, -1.0], lr=0.5, steps=4),),
            after_values=True,
        ),
        Property(float32_stays_float32, samples=SAMPLES[1:4], after_values=True),
    ),
    sanity=(
        Property(
            finds_the_line_of_least_squares,
            samples=(Case("23 flights", {"lr": 0.25, "steps": 60}),),
            after_values=True,
        ),
    ),
    points={"history": 2},
    float32=False,
    driver=descend,
    signature="gradient_descent(loss, w, lr, steps)",
    difficulty=5,
)
