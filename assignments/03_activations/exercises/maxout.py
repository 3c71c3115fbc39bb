"""maxout: the largest of several linear functions."""

import numpy as np

from grader.draw import Pick
from grader.spec import Equal, Exercise, Property, Values, case


def draw(pick: Pick) -> dict:
    """Samples, inputs, units and pieces in all numbers."""
    n, d, k, m = pick.size(1, 5), pick.size(1, 4), pick.size(1, 4), pick.size(1, 3)
    return {"x": pick.array(n, d), "W": pick.array(k, d, m), "b": pick.array(k, m)}


def pieces_are_treated_alike(ask, x, W, b):
    """The order of the pieces does not matter, and raising all their biases by 2 raises the output by 2."""
    out = np.asarray(ask.maxout_forward(x=x, W=W, b=b).out)
    yield Equal("the output for the pieces backwards", ask.maxout_forward(x=x, W=W[::-1], b=b[::-1]).out, out)
    yield Equal("the output for biases raised by 2", ask.maxout_forward(x=x, W=W, b=b + 2.0).out, out + 2.0)


def _wave(*shape: int, start: int = 0) -> np.ndarray:
    """Numbers of both signs without any order in them, and without ties."""
    numbers = np.arange(start, start + np.prod(shape), dtype=float)
    return np.round(2 * np.sin(numbers**2), 2).reshape(shape)


SAMPLES = (
    case(
        "two samples, two inputs, one unit of three pieces",
        x=[[1.0, 2.0], [3.0, -1.0]],
        W=[[[1.0], [1.0]], [[2.0], [0.0]], [[-1.0], [0.5]]],
        b=[[0.0], [0.5], [-0.25]],
    ),
    case("all sizes different", x=_wave(5, 4), W=_wave(3, 4, 2, start=20), b=_wave(3, 2, start=50)),
    case(
        "all pieces negative", x=[[-1.0, -2.0]], W=np.ones((2, 2, 3)), b=[[0.0, 0.5, 1.0], [1.0, 0.0, -1.0]]
    ),
    case("one piece", x=[[1.0, -2.0], [0.5, 1.5], [-3.0, 0.25]], W=_wave(1, 2, 2, start=3), b=[[0.5, -1.0]]),
    case("one sample, one input", x=[[-1.5]], W=[[[1.0, 2.0]], [[-1.0, 0.5]]], b=[[0.0, 0.25], [0.5, 0.0]]),
    case("a tie", x=[[0.0], [2.0]], W=[[[1.0]], [[-1.0]]], b=[[0.0], [0.0]]),
    case("as many pieces as units", x=_wave(2, 4), W=_wave(3, 4, 3, start=9), b=_wave(3, 3, start=60)),
    case("square weights", x=_wave(4, 3, start=5), W=_wave(3, 3, 3, start=30), b=_wave(3, 3, start=80)),
    case(
        "stored column by column",
        x=np.asfortranarray(_wave(4, 3)),
        W=np.asfortranarray(_wave(2, 3, 5, start=15)),
        b=np.asfortranarray(_wave(2, 5, start=70)),
    ),
)

EXTREMES = (
    case("very negative", x=[[1e4, 1e4]], W=[[[-1.0], [0.0]], [[0.0], [-0.5]]], b=[[0.0], [1.0]]),
    case("very large", x=[[-1e4, 1e4]], W=[[[-1.0], [0.0]], [[0.0], [1.5]]], b=[[0.0], [1.0]]),
)

maxout_forward = Exercise(
    name="maxout_forward",
    parameters="x, W, b",
    outputs="out, cache",
    values=(
        Values(
            "values",
            "maxout_forward(x, W, b) gives for each sample and unit the largest of its k linear pieces",
            SAMPLES,
            draw,
        ),
    ),
    extremes=EXTREMES,
    laws=(Property(pieces_are_treated_alike),),
    integers=("x", "W", "b"),
    difficulty=13,
)

maxout_backward = Exercise(
    name="maxout_backward",
    parameters="dout, cache",
    outputs="dx, dW, db",
    values=(
        Values(
            "gradient",
            "maxout_backward gives the gradients of x, W and b: only the piece that won receives any",
            (
                *SAMPLES,
                case(
                    "a zero upstream gradient",
                    x=[[1.0, 2.0]],
                    W=[[[1.0], [1.0]], [[2.0], [0.0]]],
                    b=[[0.0], [0.5]],
                    dout=[[0.0]],
                ),
            ),
            draw,
        ),
    ),
    integers=("x", "W", "b"),
    backward_of=maxout_forward,
    wrt=("x", "W", "b"),
    difficulty=13,
)
