"""fgsm: the fast gradient sign method."""

from collections.abc import Iterator

import numpy as np

from grader.ask import Ask
from grader.draw import Pick
from grader.spec import Equal, Evidence, Exercise, Property, Values, case


def draw(pick: Pick) -> dict:
    """Images of any shape, and gradients of any size."""
    shape = pick.shape(1, 4, max_side=3)
    x, dx = pick.array(*shape, low=0.0, high=1.0), pick.array(*shape) * pick.choice((1.0, 0.01, 100.0))
    return {"x": x, "dx": dx, "epsilon": pick.choice((0.1, 0.25, 0.0, 0.5))}


def only_the_sign_counts(ask: Ask, x: np.ndarray, dx: np.ndarray, epsilon: float) -> Iterator[Evidence]:
    """A gradient a thousand times as large gives the same attack, and every pixel inside moves by epsilon."""
    out = ask.fgsm(x=x, dx=dx, epsilon=epsilon).x_adv
    yield Equal("the attack with a larger gradient", ask.fgsm(x=x, dx=1000 * dx, epsilon=epsilon).x_adv, out)
    yield Equal("the distance every pixel moves", np.abs(out - x), np.full(x.shape, epsilon))


SAMPLES = (
    case(
        "up, down, beyond both ends, no gradient",
        x=[0.2, 0.5, 0.95, 0.05, 0.7],
        dx=[3.0, -0.01, 8.0, -2.0, 0.0],
        epsilon=0.1,
    ),
    case("one row, inside", x=[[0.5, 0.4, 0.6]], dx=[[0.5, -2.0, 1.5]], epsilon=0.25),
    case(
        "no step",
        x=[[0.5, 0.0], [1.0, 0.25], [0.75, 0.1]],
        dx=[[1.0, -1.0], [2.0, 0.5], [-0.5, 3.0]],
        epsilon=0.0,
    ),
    case(
        "images",
        x=np.round(np.linspace(0, 1, 36), 2).reshape(3, 2, 3, 2),
        dx=np.round(np.sin(np.arange(36.0)), 2).reshape(3, 2, 3, 2),
        epsilon=0.3,
    ),
    case("a step of 1/255", x=[0.1234, 0.5001, 0.9987], dx=[-2.0, 0.5, 3.0], epsilon=1 / 255),
    case("a step beyond the other end", x=[[0.3], [0.9]], dx=[[-1.0], [2.0]], epsilon=1.5),
    case(
        "stored column by column",
        x=np.asfortranarray([[0.1, 0.9, 0.5], [0.4, 0.6, 0.0]]),
        dx=[[-1.0, 2.0, 0.5], [0.0, -0.5, -3.0]],
        epsilon=0.2,
    ),
)

fgsm = Exercise(
    name="fgsm",
    parameters="x, dx, epsilon",
    outputs="x_adv",
    values=(
        Values(
            "values",
            "fgsm moves every pixel by epsilon up the loss, and clips what leaves [0, 1]",
            SAMPLES,
            draw,
        ),
    ),
    extremes=(
        case("tiny gradients", x=[0.5, 0.5, 0.5], dx=[1e-9, -1e-13, 1e-300], epsilon=0.1),
        case("huge gradients", x=[0.5, 0.5, 0.5], dx=[1e9, -1e300, 1e4], epsilon=0.1),
    ),
    laws=(Property(only_the_sign_counts, samples=(SAMPLES[1],)),),
    difficulty=1,
)
