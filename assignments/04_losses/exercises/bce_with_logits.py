"""bce_with_logits: the binary cross-entropy, straight from scores."""

import numpy as np

from grader.draw import Pick
from grader.spec import Equal, Exercise, Property, Values, case


def draw(pick: Pick) -> dict:
    """A few samples."""
    count = pick.size(1, 6)
    return {"z": pick.array(count), "y": pick.rng.integers(2, size=count)}


def renaming_the_classes_turns_the_gradient_round(ask, z, y):
    """Calling class 1 class 0 and the other way round, with -z for z, leaves the loss and turns the gradient round."""
    there, renamed = ask.bce_with_logits(z=z, y=y), ask.bce_with_logits(z=-z, y=1 - y)
    yield Equal("the loss with the classes renamed", renamed.loss, there.loss)
    yield Equal("the gradient with the classes renamed", renamed.dz, -np.asarray(there.dz))


def a_network_that_knows_nothing_loses_ln_2(ask, z, y):
    """Scores of zero cost ln 2, whatever the labels."""
    yield Equal("the loss", ask.bce_with_logits(z=z, y=y).loss, np.log(2.0))


SAMPLES = (
    case("one of each class", z=[-1.0, 2.0], y=np.array([0, 1])),
    case("one sample", z=[0.5], y=np.array([1])),
    case("five samples", z=[-2.0, 0.5, 1.0, -0.25, 3.0], y=np.array([1, 0, 1, 1, 0])),
    case("a score of zero", z=[0.0, 1.0], y=np.array([1, 0])),
    case("only class 1", z=[-1.5, 0.5, 2.0], y=np.array([1, 1, 1])),
    case("only class 0", z=[-1.5, 0.5, 2.0, 1.0], y=np.array([0, 0, 0, 0])),
    case("every second number", z=np.array([1.5, 9.0, -0.5, 9.0, 0.75, 9.0])[::2], y=np.array([1, 0, 0])),
    case(
        "forty samples",
        z=np.round(3 * np.sin(np.arange(40.0)), 2),
        y=(np.arange(40) % 3 == 0).astype(np.int64),
    ),
)

EXTREMES = (
    case("sure and wrong by 1,000", z=[1000.0], y=np.array([0])),
    case("sure and wrong by 10,000", z=[-1e4], y=np.array([1])),
    case("sure and right", z=[1e4, -1e4, 1000.0], y=np.array([1, 0, 1])),
    case("wrong by 40", z=[40.0, -40.0], y=np.array([0, 1])),
    case("right by 15", z=[15.0, -15.0], y=np.array([1, 0])),
    case("one sure, one not", z=[1e4, 0.5], y=np.array([1, 0])),
    case("wrong by 200, as float32", z=np.array([200.0, -200.0], dtype=np.float32), y=np.array([0, 1])),
)

bce_with_logits = Exercise(
    name="bce_with_logits",
    parameters="z, y",
    outputs="loss, dz",
    values=(
        Values(
            "values",
            "bce_with_logits(z, y) is the binary cross-entropy of sigmoid(z), averaged over the samples",
            SAMPLES,
            draw,
            outputs=("loss",),
        ),
    ),
    extremes=EXTREMES,
    laws=(Property(renaming_the_classes_turns_the_gradient_round, after_values=True),),
    sanity=(
        Property(
            a_network_that_knows_nothing_loses_ln_2,
            samples=(
                case("one sample", z=[0.0], y=np.array([1])),
                case("four samples", z=[0.0, 0.0, 0.0, 0.0], y=np.array([0, 1, 1, 0])),
            ),
        ),
    ),
    wrt=("z",),
    points={"stability": 2},
    difficulty=9,
)
