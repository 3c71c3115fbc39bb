"""lsuv: orthonormal weights, scaled layer by layer until the outputs on real samples vary by 1."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np

from grader.ask import Ask
from grader.draw import Pick
from grader.spec import Case, Equal, Evidence, Exercise, Property, Values, Within
from grader.target import Rng


def blank(lsuv: Any, weights: Any, x: Any, rng: Any, *settings) -> Any:
    """Zeros in the shapes and dtypes of what was drawn: what is drawn is free."""
    drawn = lsuv(weights, x, rng, *settings)
    return [np.zeros_like(w) for w in drawn] if isinstance(drawn, (list, tuple)) else drawn


def made(lsuv: Any, weights: Any, x: Any, rng: Any, *settings) -> Any:
    """The weights as a list."""
    return list(lsuv(weights, x, rng, *settings))


def draw(pick: Pick) -> dict:
    """One or two layers; with each sample its mirror image, so that every hidden unit is on for one of the two."""
    sizes = [pick.size(2, 6) for _ in range(pick.size(2, 3))]
    return {"weights": layers(*sizes), "x": mirrored(pick.array(6, sizes[0])), "rng": pick.generator()}


def layers(*sizes: int) -> list[np.ndarray]:
    """Weights as they are before: any numbers, none of them of use."""
    return [np.full((d, m), 7.0) - np.eye(d, m) for d, m in pairwise(sizes)]


def cross(units: int, variance: float) -> np.ndarray:
    """Samples on the axes, that vary alike in every direction: any orthonormal square matrix keeps the variance."""
    return np.sqrt(variance * units) * np.vstack([np.eye(units), -np.eye(units)])


def mirrored(x: np.ndarray) -> np.ndarray:
    """The samples, and the same with the other sign: no layer can be off for all of them."""
    return np.vstack([x, -x])


def start(name: str, sizes: tuple[int, ...], x: np.ndarray, seed: int = 0, **settings: float) -> Case:
    """Where lsuv starts from."""
    return Case(name, {"weights": layers(*sizes), "x": x, "rng": Rng(seed), **settings})


def around(center: float, width: float, samples: int, inputs: int) -> np.ndarray:
    """Samples around one point, uneven in every direction."""
    draws = np.random.default_rng([samples, inputs])
    return np.round(
        center + width * draws.standard_normal((samples, inputs)) * np.linspace(0.5, 2, inputs), 2
    )


def directions(
    ask: Ask, weights: list[np.ndarray], x: np.ndarray, rng: Rng, **settings: float
) -> Iterator[Evidence]:
    """In every layer the rows, or the columns if those are fewer, have one length and are perpendicular."""
    arguments = {"weights": weights, "x": x, "rng": rng, **settings}
    for number, w in enumerate(ask.call("lsuv", arguments, driver=made).value, start=1):
        matrix = np.asarray(w, dtype=np.float64)
        yield Equal(
            f"the shape of layer {number}", np.array(matrix.shape), np.array(weights[number - 1].shape)
        )
        tall = matrix.shape[0] > matrix.shape[1]
        products = matrix.T @ matrix if tall else matrix @ matrix.T
        found = np.round(products / np.diagonal(products).mean(), 5) + 0.0
        kind = "columns" if tall else "rows"
        yield Equal(
            f"the products of the {kind} of layer {number}, length made 1",
            found,
            np.eye(len(found)),
        )


def outputs_vary_by_one(
    ask: Ask, weights: list[np.ndarray], x: np.ndarray, rng: Rng, **settings: float
) -> Iterator[Evidence]:
    """On x all outputs of a layer together have the variance 1 within tol, before the ReLU that follows."""
    arguments = {"weights": weights, "x": x, "rng": rng, **settings}
    h = x
    for number, w in enumerate(ask.call("lsuv", arguments, driver=made).value, start=1):
        z = h @ np.asarray(w, dtype=np.float64)
        slack = settings.get("tol", 0.1) + 2 / z.size  # the variance may be taken over size - 1
        yield Within(f"the variance of the outputs of layer {number}", float(z.var()), 1 - slack, 1 + slack)
        h = np.maximum(z, 0)


def the_generator_decides(ask: Ask, weights: list[np.ndarray], x: np.ndarray, rng: Rng) -> Iterator[Evidence]:
    """One seed gives one answer, another seed another one; the numbers in the weights given don't matter."""

    def run(seed: int, given: list[np.ndarray]) -> np.ndarray:
        arguments = {"weights": given, "x": x, "rng": Rng(seed)}
        return np.concatenate([np.ravel(w) for w in ask.call("lsuv", arguments, driver=made).value])

    first = run(1, weights)
    yield Equal("the share of weights that one seed repeats", float(np.mean(first == run(1, weights))), 1.0)
    yield Within("the share that another seed repeats", float(np.mean(first == run(2, weights))), 0.0, 0.9)
    zeros = [np.zeros_like(w) for w in weights]
    yield Equal("the weights where zeros are given", run(1, zeros), first)


SAMPLES = (
    start("one layer from 2 to 2", (2, 2), np.array([[3.0, 1.0], [-2.0, 4.0], [0.5, -1.0]])),
    start("two layers, wide and tall", (4, 6, 3), mirrored(around(1.0, 2.0, 10, 4)), 1),
    start("a single unit", (5, 1), around(0.0, 0.1, 40, 5), 2),
    start("one input", (1, 4), around(2.0, 3.0, 30, 1), 3),
    start("inputs within the tolerance as they are", (6, 6), cross(6, 1.05), 4, tol=0.1),
)

# A unit is off for all samples, inputs around 40, with a probability of a half: all 40 of a layer once in 2**40 runs.
VARIANCES = (
    start("samples on the axes, twice the variance", (2, 2), cross(2, 2.0), 5),
    start("samples on the axes, nine times the variance", (4, 4), cross(4, 9.0), 5),
    start("samples on the axes, a tenth of the variance", (5, 3), cross(5, 0.1), 6),
    start("a variance of 1.05, and little tolerance", (8, 8), np.tile(cross(8, 1.05), (7, 1)), 7, tol=0.01),
    start("a variance of 1.15", (8, 8), cross(8, 1.15), 13),
    start("a variance of 1.15, and the usual tolerance said", (8, 8), cross(8, 1.15), 14, tol=0.1),
    start("a single unit, inputs around 5", (6, 1), around(5.0, 1.0, 300, 6), 8, tol=0.001),
    start("two layers", (30, 40, 35), cross(30, 4.0), 9),
    start("four layers, inputs around 40", (20, 40, 50, 45, 30), around(40.0, 9.0, 60, 20), 10, tol=0.01),
    start(
        "tiny inputs, one scaling",
        (20, 25, 30),
        mirrored(around(0.0, 0.1, 25, 20)) / 100,
        11,
        tol=0.01,
        max_iter=1,
    ),
)

lsuv = Exercise(
    name="lsuv",
    parameters="weights, x, rng, tol, max_iter",
    outputs="weights",
    values=(
        Values(
            "shapes",
            "lsuv returns a list of arrays in the shapes of the weights given",
            SAMPLES,
            draw,
            points=0,
        ),
    ),
    statistics=(
        Property(directions, points=2),
        Property(outputs_vary_by_one, samples=VARIANCES, points=3),
        Property(
            the_generator_decides,
            samples=(start("two layers", (6, 5, 4), mirrored(around(1.0, 2.0, 5, 6)), 12),),
            after_values=True,
        ),
    ),
    uses=("orthogonal",),
    random=True,
    driver=blank,
    signature="lsuv(weights, x, rng, tol=0.1, max_iter=10)",
    difficulty=13,
)
