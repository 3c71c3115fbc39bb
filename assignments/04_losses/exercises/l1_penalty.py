"""l1_penalty: magnitudes of the weights, which brings many to exactly zero."""

import numpy as np

from grader.draw import Pick
from grader.spec import Exercise, Values, case


def draw(pick: Pick) -> dict:
    """Weights of any shape, several strengths."""
    return {"w": pick.array(*pick.shape(1, 4)), "lam": pick.choice((0.5, 0.1, 3.0, 0.0))}


SAMPLES = (
    case("two weights", w=[3.0, -2.0], lam=0.5),
    case("three rows of two", w=[[1.0, -2.0], [0.5, 1.5], [-1.0, 0.25]], lam=0.1),
    case("one weight", w=[-4.0], lam=0.25),
    case("no strength", w=[[1.0, -2.0, 3.0]], lam=0.0),
    case("close to zero", w=[[0.001, -0.00001, 2.0]], lam=0.5),
    case("exact zeros", w=[[0.0, 0.0], [2.0, 0.0]], lam=2.0),
    case("two rows of three", w=[[1.0, -1.0, 2.0], [2.0, 0.5, -3.0]], lam=1.5),
    case("square", w=[[1.0, 2.0], [-3.0, 0.5]], lam=0.2),
    case("stored column by column", w=np.asfortranarray([[1.0, -2.0, 3.0], [-4.0, 0.5, -0.75]]), lam=0.1),
    case("filters of a convolution", w=np.round(2 * np.sin(np.arange(48.0)), 2).reshape(4, 3, 2, 2), lam=0.3),
    case("twelve rows of five", w=np.round(2 * np.cos(np.arange(60.0)), 2).reshape(12, 5), lam=0.7),
)

l1_penalty = Exercise(
    name="l1_penalty",
    parameters="w, lam",
    outputs="penalty, dw",
    values=(
        Values(
            "values",
            "l1_penalty(w, lam) is lam times the sum of the absolute weights",
            SAMPLES,
            draw,
            outputs=("penalty",),
        ),
    ),
    wrt=("w",),
    difficulty=4,
)
