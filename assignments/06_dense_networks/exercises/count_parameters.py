"""count_parameters: the numbers that training adjusts."""

import itertools
from collections.abc import Iterator

import numpy as np

from grader.ask import Ask
from grader.draw import Pick
from grader.spec import Case, Equal, Evidence, Exercise, Property, Values


def parameters(*sizes: int) -> dict:
    """Weights and biases, of which some are zero: what counts is that they are there."""
    params: dict[str, np.ndarray] = {}
    for layer, (inputs, outputs) in enumerate(itertools.pairwise(sizes), start=1):
        params[f"W{layer}"] = np.linspace(-1.0, 1.0, inputs * outputs).reshape(inputs, outputs)
        params[f"b{layer}"] = np.zeros(outputs)
    return params


def draw(pick: Pick) -> dict:
    """One to four layers."""
    return {"params": parameters(*(pick.size(1, 5) for _ in range(pick.size(2, 5))))}


def counts_the_network_of_the_lectures(ask: Ask) -> Iterator[Evidence]:
    """The network 784-500-50-10 has 418,060 parameters, as the lectures count them."""
    shapes = {"W1": (784, 500), "b1": (500,), "W2": (500, 50), "b2": (50,), "W3": (50, 10), "b3": (10,)}
    params = {name: np.zeros(shape) for name, shape in shapes.items()}
    yield Equal("the number of parameters", ask.count_parameters(params=params).count, 418_060)


SAMPLES = (
    Case("3-4-2", {"params": parameters(3, 4, 2)}),
    Case("one layer", {"params": parameters(3, 2)}),
    Case("all layers of one size", {"params": parameters(3, 3, 3, 3)}),
    Case("five layers", {"params": parameters(7, 3, 5, 2, 4, 6)}),
    Case("twelve layers", {"params": parameters(3, 2, 4, 1, 5, 2, 3, 2, 4, 3, 2, 5, 3)}),
)

count_parameters = Exercise(
    name="count_parameters",
    parameters="params",
    outputs="count",
    values=(Values("values", "count_parameters counts all weights and all biases", SAMPLES, draw),),
    sanity=(Property(counts_the_network_of_the_lectures, samples=(Case("784-500-50-10", {}),)),),
    float32=False,
    difficulty=2,
)
