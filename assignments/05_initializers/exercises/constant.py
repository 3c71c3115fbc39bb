"""zeros and constant: all weights alike, and what becomes of such a layer."""

from collections.abc import Iterator

import numpy as np

from grader.ask import Ask
from grader.draw import Pick
from grader.spec import Case, Equal, Evidence, Exercise, Property, Values, Within


def draw(pick: Pick) -> dict:
    """Any shape with up to four axes."""
    return {"shape": pick.shape(1, 4)}


def draw_value(pick: Pick) -> dict:
    """Any shape, any value."""
    return {"shape": pick.shape(1, 4), "value": pick.number(-3, 3)}


def start(shape: tuple[int, ...], **value: float) -> Case:
    """A case named by what is asked for."""
    return Case(", ".join([str(shape), *map(str, value.values())]), {"shape": shape, **value})


def half_in(w: object) -> Evidence:
    """What is left of a half in an array of that dtype: nothing in one of integers."""
    stored = np.zeros_like(np.asarray(w))
    stored[...] = 0.5
    return Equal("0.5, stored in such an array", stored.astype(np.float64), np.full(stored.shape, 0.5))


def zeros_are_floats(ask: Ask, shape: tuple[int, ...]) -> Iterator[Evidence]:
    """The array holds floats, so that training can move its numbers by fractions."""
    yield half_in(ask.zeros(shape=shape).w)


def constants_are_floats(ask: Ask, shape: tuple[int, ...], value: float) -> Iterator[Evidence]:
    """The array holds floats also where the value is a whole number, so that training can move its numbers."""
    yield half_in(ask.constant(shape=shape, value=value).w)


def equal_weights_stay_equal(ask: Ask, shape: tuple[int, ...], value: float) -> Iterator[Evidence]:
    """Hidden units that start from one value learn, but stay copies of one another: the symmetry never breaks."""
    inputs, units = shape
    W1 = np.array(ask.constant(shape=shape, value=value).w, dtype=np.float64)
    W2 = np.array(ask.constant(shape=(units, 1), value=0.5).w, dtype=np.float64)
    draws = np.random.default_rng(0)
    x, target = draws.standard_normal((10, inputs)), draws.standard_normal((10, 1))
    before = W1
    for _ in range(10):  # a hidden layer with tanh, the mean squared error
        hidden = np.tanh(x @ W1)
        error = (hidden @ W2 - target) / len(x)
        W1, W2 = W1 - 0.2 * x.T @ (error @ W2.T * (1 - hidden**2)), W2 - 0.2 * hidden.T @ error
    yield Equal("the weights of all hidden units after ten steps", W1, np.repeat(W1[:, :1], units, axis=1))
    yield Within("the largest change of a weight", float(np.abs(W1 - before).max()), 1e-3, 10.0)


zeros = Exercise(
    name="zeros",
    parameters="shape",
    outputs="w",
    values=(
        Values(
            "values",
            "zeros(shape) is an array of that shape in which every number is 0",
            (start((3,)), start((2, 3)), start((4, 3, 2, 5)), start(())),
            draw,
            points=1,
        ),
    ),
    laws=(Property(zeros_are_floats, samples=(start((2, 3)),), after_values=True),),
    float32=False,
    difficulty=2,
)

constant = Exercise(
    name="constant",
    parameters="shape, value",
    outputs="w",
    values=(
        Values(
            "values",
            "constant(shape, value) is an array of that shape in which every number is the value",
            (
                start((3,), value=0.5),
                start((2, 3), value=0.1),
                start((2, 3), value=-1.5),
                start((4, 3, 2, 5), value=2.5),
                start((2, 2), value=0.0),
                start((), value=0.25),
            ),
            draw_value,
            points=2,
        ),
    ),
    laws=(Property(constants_are_floats, samples=(start((2, 3), value=1),), after_values=True),),
    sanity=(Property(equal_weights_stay_equal, samples=(start((3, 4), value=0.25),), after_values=True),),
    float32=False,
    difficulty=3,
)
