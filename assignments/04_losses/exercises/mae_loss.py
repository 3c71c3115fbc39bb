"""mae_loss: the mean absolute error."""

import numpy as np

from grader.draw import Pick
from grader.spec import Equal, Exercise, Property, Values, case


def draw(pick: Pick) -> dict:
    """Any shape."""
    shape = pick.shape(1, 4)
    return {"pred": pick.array(*shape), "target": pick.array(*shape)}


def the_pull_does_not_depend_on_the_distance(ask, pred, target):
    """Three times the differences cost three times as much, and pull exactly as hard."""
    near = ask.mae_loss(pred=pred, target=target)
    far = ask.mae_loss(pred=target + 3 * (pred - target), target=target)
    yield Equal("the loss at three times the distance", far.loss, 3 * np.asarray(near.loss))
    yield Equal("the gradient at three times the distance", far.dpred, near.dpred)


SAMPLES = (
    case("two numbers", pred=[1.0, 3.0], target=[2.0, -1.0]),
    case(
        "three rows of two",
        pred=[[1.0, 2.0], [0.5, -1.0], [3.0, 0.25]],
        target=[[2.0, 0.5], [1.0, 1.0], [-1.0, 0.5]],
    ),
    case("a batch of one", pred=[[0.5, -2.0, 1.0]], target=[[1.0, 1.5, -1.0]]),
    case("one number", pred=[3.0], target=[1.0]),
    case("close, but not equal", pred=[0.001, -0.00001, 2.0], target=[0.0, 0.0, 1.0]),
    case("some right, some not", pred=[[1.0, 2.0], [0.0, -1.0]], target=[[1.0, 0.0], [0.0, 1.0]]),
    case("all right", pred=[1.5, -2.0, 0.0], target=[1.5, -2.0, 0.0]),
    case("close, at a thousand", pred=[1000.0, -2000.0, 0.5], target=[1000.004, -2000.008, 0.0]),
    case("an outlier", pred=[0.5, -0.5, 100.0], target=[0.0, 0.0, 0.0]),
    case(
        "stored column by column",
        pred=np.asfortranarray([[1.0, -2.0, 3.0], [-4.0, 0.5, -0.75]]),
        target=[[0.5, 2.0, -1.0], [1.0, 1.0, 0.25]],
    ),
    case(
        "images",
        pred=np.round(2 * np.sin(np.arange(48.0)), 2).reshape(2, 1, 4, 6),
        target=np.round(2 * np.cos(np.arange(48.0)), 2).reshape(2, 1, 4, 6),
    ),
    case(
        "forty rows of seven",
        pred=np.round(2 * np.sin(np.arange(280.0)), 2).reshape(40, 7),
        target=np.round(2 * np.cos(np.arange(280.0)), 2).reshape(40, 7),
    ),
)

mae_loss = Exercise(
    name="mae_loss",
    parameters="pred, target",
    outputs="loss, dpred",
    values=(
        Values(
            "values",
            "mae_loss(pred, target) is the mean of the absolute differences, over every element",
            SAMPLES,
            draw,
            outputs=("loss",),
        ),
    ),
    laws=(Property(the_pull_does_not_depend_on_the_distance, samples=SAMPLES[:5], after_values=True),),
    wrt=("pred",),
    difficulty=2,
)
