"""orthogonal: rows or columns of one length, perpendicular to one another."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.ask import Ask
from grader.draw import Pick
from grader.spec import Case, Equal, Evidence, Exercise, Property, Values, Within
from grader.target import Rng


def draw(pick: Pick) -> dict:
    """A dense layer or a convolution, wide or tall."""
    axes = pick.choice((2, 4))
    shape = (pick.size(1, 6), *(pick.size(1, 5 if axes == 2 else 3) for _ in range(axes - 1)))
    return {"shape": shape, "rng": pick.generator(), "gain": pick.choice((1.0, 2.0, 0.5, 1.41))}


def blank(orthogonal: Any, shape: Any, rng: Any, *gain) -> Any:
    """Zeros in the shape of what was drawn: what is drawn is free."""
    w = orthogonal(shape, rng, *gain)
    return np.zeros(w.shape) if isinstance(w, np.ndarray) else w


def drawn(orthogonal: Any, shape: Any, rng: Any, *gain) -> Any:
    """What was drawn."""
    return orthogonal(shape, rng, *gain)


def five_layers(orthogonal: Any, shape: Any, rng: Any) -> Any:
    """Draw five layers in a row with one generator."""
    return [orthogonal(shape, rng) for _ in range(5)]


def start(shape: tuple[int, ...], seed: int = 0, **gain: float) -> Case:
    """A case named like the call."""
    words = [str(shape), "rng", *map(str, gain.values())]
    return Case(f"orthogonal({', '.join(words)})", {"shape": shape, "rng": Rng(seed), **gain})


def perpendicular_and_of_length_gain(
    ask: Ask, shape: tuple[int, ...], rng: Rng, **gain: float
) -> Iterator[Evidence]:
    """The rows, or the columns if those are fewer, are perpendicular and of length gain, in convolutions, too."""
    w = ask.call("orthogonal", {"shape": shape, "rng": rng, **gain}, driver=drawn).value
    yield Equal("the shape of the weights", np.array(np.shape(w)), np.array(shape))
    if np.shape(w) == shape:
        # The products are taken here: a submission must not compute what it is judged by.
        matrix = np.asarray(w, dtype=np.float64).reshape(shape[0], -1)
        tall = matrix.shape[0] > matrix.shape[1]
        found = np.round(matrix.T @ matrix if tall else matrix @ matrix.T, 5) + 0.0
        kind = "columns" if tall else "rows"
        yield Equal(f"the products of all {kind}", found, gain.get("gain", 1.0) ** 2 * np.eye(len(found)))


def the_generator_decides(ask: Ask, shape: tuple[int, ...], rng: Rng) -> Iterator[Evidence]:
    """One seed gives one matrix, another seed another one, and so do two calls with one generator."""

    def layers(seed: int) -> list[np.ndarray]:
        arguments = {"shape": shape, "rng": Rng(seed)}
        return [np.asarray(w) for w in ask.call("orthogonal", arguments, driver=five_layers).value]

    first, again, other = layers(1), layers(1), layers(2)
    yield Equal("the share of weights that one seed repeats", float(np.mean(first[0] == again[0])), 1.0)
    # Orthogonal matrices may have many zeros in common: permutations of 6 x 9 entries 48 of 54.
    yield Within("the share that another seed repeats", float(np.mean(first[0] == other[0])), 0.0, 0.95)
    yield Within("the share that the next layer repeats", float(np.mean(first[0] == first[1])), 0.0, 0.95)
    yield Within("the share of zeros", float(np.mean(first[0] == 0)), 0.0, 0.95)


def lengths_stay(ask: Ask, shape: tuple[int, ...], rng: Rng) -> Iterator[Evidence]:
    """Five square orthogonal layers in a row, without activations, turn samples but keep their lengths."""
    h = x = np.round(np.random.default_rng(0).uniform(-3, 3, (6, shape[0])), 2)
    for w in ask.call("orthogonal", {"shape": shape, "rng": rng}, driver=five_layers).value:
        h = h @ np.asarray(w, dtype=np.float64)
    yield Equal("the length of each sample", np.linalg.norm(h, axis=1), np.linalg.norm(x, axis=1))


SAMPLES = (
    start((2, 2)),
    start((3, 2), 1),
    start((2, 3), 2),
    start((2, 4), 3, gain=2.0),
    start((4, 2), 4, gain=0.5),
    start((1, 4), 5),
    start((4, 1), 6, gain=3.0),
    start((2, 3, 2, 2), 7),
    start((9, 2, 2, 1), 8, gain=2.0),
    start((3, 1, 5, 2), 9, gain=0.5),
    start((5, 3, 1, 1), 10),
    start((1, 1), 11, gain=2.0),
    start((40, 30), 12),
)

orthogonal = Exercise(
    name="orthogonal",
    parameters="shape, rng, gain",
    outputs="w",
    values=(Values("shape", "orthogonal returns an array of the shape asked for", SAMPLES, draw, points=0),),
    statistics=(
        Property(perpendicular_and_of_length_gain, points=3),
        Property(
            the_generator_decides, samples=(start((6, 9), 13), start((6, 3, 1, 3), 15)), after_values=True
        ),
    ),
    sanity=(Property(lengths_stay, samples=(start((8, 8), 14),), after_values=True),),
    float32=False,
    random=True,
    driver=blank,
    signature="orthogonal(shape, rng, gain=1.0)",
    difficulty=12,
)
