"""elastic_net_penalty: squares and magnitudes together."""

import numpy as np

from grader.draw import Pick
from grader.spec import Equal, Exercise, Property, Values, case


def draw(pick: Pick) -> dict:
    """Weights of any shape, several weights of the squares."""
    return {"w": pick.array(*pick.shape(1, 4)), "beta": pick.choice((0.5, 0.1, 3.0, 0.0))}


def it_is_the_sum_of_the_other_two(ask, w, beta):
    """elastic_net_penalty(w, beta) is l2_penalty(w, beta) plus l1_penalty(w, 1), and so is its gradient."""
    net = ask.elastic_net_penalty(w=w, beta=beta)
    squares, magnitudes = ask.l2_penalty(w=w, lam=beta), ask.l1_penalty(w=w, lam=1.0)
    yield Equal("the penalty", net.penalty, np.add(squares.penalty, magnitudes.penalty))
    smooth = w != 0  # at zero each function may choose a sub-gradient of its own
    total = np.add(squares.dw, magnitudes.dw)
    yield Equal("the gradient", np.where(smooth, net.dw, 0.0), np.where(smooth, total, 0.0))


SAMPLES = (
    case("two weights", w=[3.0, -2.0], beta=0.5),
    case("three rows of two", w=[[1.0, -2.0], [0.5, 1.5], [-1.0, 0.25]], beta=0.1),
    case("one weight", w=[-4.0], beta=0.25),
    case("no squares", w=[[1.0, -2.0, 3.0]], beta=0.0),
    case("beta is 1", w=[[0.5, -1.5]], beta=1.0),
    case("beta beyond 1", w=[[1.0, -1.0, 2.0], [2.0, 0.5, -3.0]], beta=3.0),
    case("close to zero", w=[[0.001, -0.00001, 2.0]], beta=0.5),
    case("exact zeros", w=[[0.0, 0.0], [2.0, 0.0]], beta=2.0),
    case("stored column by column", w=np.asfortranarray([[1.0, -2.0, 3.0], [-4.0, 0.5, -0.75]]), beta=0.1),
    case(
        "filters of a convolution", w=np.round(2 * np.sin(np.arange(48.0)), 2).reshape(4, 3, 2, 2), beta=0.3
    ),
    case("twelve rows of five", w=np.round(2 * np.cos(np.arange(60.0)), 2).reshape(12, 5), beta=0.7),
)

elastic_net_penalty = Exercise(
    name="elastic_net_penalty",
    parameters="w, beta",
    outputs="penalty, dw",
    values=(
        Values(
            "values",
            "elastic_net_penalty(w, beta) is the sum of beta times the squares and of the magnitudes",
            SAMPLES,
            draw,
            outputs=("penalty",),
        ),
    ),
    laws=(
        Property(
            it_is_the_sum_of_the_other_two,
            samples=SAMPLES[:3],
            after_values=True,
            uses=("l2_penalty", "l1_penalty"),
        ),
    ),
    wrt=("w",),
    difficulty=5,
)
